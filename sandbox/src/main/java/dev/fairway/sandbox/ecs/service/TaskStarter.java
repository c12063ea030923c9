package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.cluster.CapacityProviders;
import dev.fairway.sandbox.ecs.cluster.Launch;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Starts tasks of a service's primary deployment; under the service's lock. */
final class TaskStarter {

  /** AWS names no delay. */
  private static final Duration AFTER_NO_PLACE = Duration.ofSeconds(15);

  private final Service service;
  private final TaskLauncher launcher;
  private final TaskFaults faults;
  private final TaskTargets.Surroundings surroundings;
  private Instant notBefore = Instant.MIN;

  TaskStarter(
      Service service,
      TaskLauncher launcher,
      TaskFaults faults,
      TaskTargets.Surroundings surroundings) {
    this.service = service;
    this.launcher = launcher;
    this.faults = faults;
    this.surroundings = surroundings;
  }

  void start(int count, Instant now) {
    if (count == 0 || now.isBefore(notBefore)) {
      return;
    }
    Deployment primary = service.primary();
    Launch launch = launch(primary);
    List<ServiceTask> started = new ArrayList<>();
    for (Optional<String> provider :
        CapacityProviders.next(launch.request(), launch.cluster(), heldProviders(primary), count)) {
      if (faults.noCapacity(primary.definition())) {
        service.log().notPlaced(provider);
        notBefore = now.plus(AFTER_NO_PLACE);
      } else {
        started.add(create(launch, provider, primary));
      }
    }
    service.tasks().addAll(started);
    service.log().started(started);
  }

  /** When it is worth trying again where there was no room. */
  Instant notBefore() {
    return notBefore;
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
    ServiceTask task = new ServiceTask(deployment, life, targets);
    launcher.start(life);
    return task;
  }

  private List<String> heldProviders(Deployment deployment) {
    return service.remaining().stream()
        .filter(task -> task.deployment() == deployment)
        .flatMap(task -> task.provider().stream())
        .toList();
  }
}
