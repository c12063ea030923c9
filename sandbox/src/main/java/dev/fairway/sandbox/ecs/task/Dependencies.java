package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition.Dependency;
import dev.fairway.sandbox.ecs.task.ContainerState.Status;
import java.util.List;
import java.util.Optional;

/**
 * The order of a task's containers (Amazon ECS API Reference, "ContainerDependency"): START,
 * COMPLETE, SUCCESS and HEALTHY.
 */
record Dependencies(List<ContainerDefinition> definitions) {

  boolean areMet(ContainerDefinition container, TaskState state) {
    return container.dependsOn().stream()
        .allMatch(dependency -> isMet(dependency, state.container(dependency.container())));
  }

  private static boolean isMet(Dependency dependency, ContainerState other) {
    return switch (dependency.condition()) {
      case "START" -> other.status() != Status.PENDING;
      case "COMPLETE" -> other.status() == Status.STOPPED;
      case "SUCCESS" -> other.status() == Status.STOPPED && other.exitCode().orElse(1) == 0;
      case "HEALTHY" -> other.status() == Status.RUNNING && other.health().equals("HEALTHY");
      default -> false;
    };
  }

  /** Why a container can never start any more, empty where it still may. */
  Optional<String> neverMet(ContainerDefinition container, TaskState state) {
    return container.dependsOn().stream()
        .filter(dependency -> isLost(dependency, state.container(dependency.container())))
        .findFirst()
        .map(
            dependency ->
                "DependencyNotResolvedError: container %s depends on container %s to reach %s, which it no longer can"
                    .formatted(container.name(), dependency.container(), dependency.condition()));
  }

  private static boolean isLost(Dependency dependency, ContainerState other) {
    return switch (dependency.condition()) {
      case "SUCCESS" -> other.status() == Status.STOPPED && other.exitCode().orElse(1) != 0;
      case "HEALTHY" -> other.status() == Status.STOPPED || other.health().equals("UNHEALTHY");
      default -> false;
    };
  }

  boolean areOthersWaitingFor(ContainerDefinition container) {
    return definitions.stream().anyMatch(other -> dependsOn(other, container.name()));
  }

  /** A container that still waits for the one with this name. */
  Optional<String> waitingFor(String name, TaskState state) {
    return definitions.stream()
        .filter(other -> dependsOn(other, name))
        .map(ContainerDefinition::name)
        .filter(other -> state.container(other).status() == Status.PENDING)
        .findFirst();
  }

  /** Whether one of {@code running} depends on the container, which then stops after it. */
  static boolean isNeededBy(ContainerDefinition container, List<ContainerDefinition> running) {
    return running.stream().anyMatch(other -> dependsOn(other, container.name()));
  }

  private static boolean dependsOn(ContainerDefinition container, String name) {
    return container.dependsOn().stream()
        .anyMatch(dependency -> dependency.container().equals(name));
  }
}
