package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task whose containers are Docker's, with its volumes; they share the address of the first. */
final class DockerTask implements PreparedTask {

  private static final Logger log = LoggerFactory.getLogger(DockerTask.class);

  private final TaskPlan plan;
  private final ContainerRuntime runtime;
  private final DockerClient docker;
  private final Set<String> volumes = new LinkedHashSet<>();
  private final List<DockerContainer> containers = new CopyOnWriteArrayList<>();

  DockerTask(TaskPlan plan, ContainerRuntime runtime) {
    this.plan = plan;
    this.runtime = runtime;
    this.docker = runtime.docker();
  }

  TaskPlan plan() {
    return plan;
  }

  List<DockerContainer> live() {
    return containers.stream().filter(DockerContainer::isAlive).toList();
  }

  @Override
  public DockerContainer start(ContainerPlan container, Consumer<ContainerExit> onExit) {
    try {
      DockerContainer created = create(container);
      created.start(onExit);
      return created;
    } catch (DockerException e) {
      throw cannotStart(DockerWords.of(e));
    } catch (IllegalArgumentException e) {
      throw cannotStart(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotStart("the sandbox has ended");
    }
  }

  private static TaskStartException cannotStart(String why) {
    return new TaskStartException("CannotStartContainerError: " + why);
  }

  private DockerContainer create(ContainerPlan container) {
    ContainerCreation creation = new ContainerCreation(plan, container, runtime.processors());
    container.confinement().mounts().forEach(mount -> volume(creation.volume(mount.volume())));
    Optional<String> neighbour = live().stream().findFirst().map(DockerContainer::id);
    try (CreateContainerCmd create = docker.createContainerCmd(runtime.image(container))) {
      creation.describe(create, runtime.labels(), runtime.network(), neighbour);
      String id = create.exec().getId();
      DockerContainer created =
          new DockerContainer(docker, container, id, creation.name(), runtime.output(container));
      containers.add(created);
      if (neighbour.isEmpty()) {
        docker
            .connectToNetworkCmd()
            .withContainerId(id)
            .withNetworkId(runtime.outsideNetwork())
            .exec();
      }
      return created;
    }
  }

  private synchronized void volume(String name) {
    if (volumes.add(name)) {
      docker
          .createVolumeCmd()
          .withName(name)
          .withLabels(runtime.labels().ofTask(plan.taskId()))
          .exec();
    }
  }

  /** Docker counts volumes only all at once, which takes it seconds. */
  @Override
  public OptionalLong storageBytes() {
    return OptionalLong.empty();
  }

  @Override
  public synchronized void close() {
    containers.forEach(DockerContainer::remove);
    for (String volume : volumes) {
      try {
        docker.removeVolumeCmd(volume).exec();
      } catch (DockerException e) {
        log.warn("The volume {} could not be removed: {}", volume, DockerWords.of(e));
      }
    }
    volumes.clear();
    runtime.forget(this);
  }
}
