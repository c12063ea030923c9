package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.cluster.CapacityProviders;
import dev.fairway.sandbox.ecs.cluster.Launch;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Starts tasks of a service's primary deployment; under the service's lock. */
final class TaskStarter {

  private final Service service;
  private final TaskLauncher launcher;
  private final TaskTargets.Surroundings surroundings;

  TaskStarter(Service service, TaskLauncher launcher, TaskTargets.Surroundings surroundings) {
    this.service = service;
    this.launcher = launcher;
    this.surroundings = surroundings;
  }

  void start(int count) {
    if (count == 0) {
      return;
    }
    Deployment primary = service.primary();
    Launch launch = launch(primary);
    List<ServiceTask> started = new ArrayList<>();
    for (Optional<String> provider :
        CapacityProviders.next(launch.request(), launch.cluster(), heldProviders(primary), count)) {
      started.add(create(launch, provider, primary));
    }
    service.tasks().addAll(started);
    service.log().started(started);
  }

  private Launch launch(Deployment deployment) {
    Service.Identity identity = service.identity();
    return new Launch(
        identity.cluster(),
        deployment.definition(),
        new Overrides(new Input(JsonNodeFactory.instance.objectNode())),
        deployment.settings().json(),
        new TaskSpec.Origin("service:" + identity.name(), Optional.of(deployment.id())),
        service.settings().taskTags());
  }

  private ServiceTask create(Launch launch, Optional<String> provider, Deployment deployment) {
    TaskTargets targets = new TaskTargets(surroundings);
    TaskLife life = launcher.create(launch, provider, targets);
    launcher.start(life);
    return new ServiceTask(deployment, life, targets);
  }

  private List<String> heldProviders(Deployment deployment) {
    return service.remaining().stream()
        .filter(task -> task.deployment() == deployment)
        .flatMap(task -> task.provider().stream())
        .toList();
  }
}
