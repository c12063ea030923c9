package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.List;
import java.util.Optional;

/** What a task is and stays: definition, overrides, place, origin. */
public record TaskSpec(
    Names names,
    Home home,
    TaskDefinition definition,
    Overrides overrides,
    Placement placement,
    Origin origin) {

  /** The cluster that the task belongs to. */
  public record Home(String clusterName, String clusterArn) {}

  /** The names of a task and of its parts. */
  public record Names(String id, String arn, List<ContainerNames> containers) {}

  /**
   * The names of a container.
   *
   * @param runtimeId the id in task metadata: the task's, a hyphen, ten digits
   */
  public record ContainerNames(String name, String arn, String runtimeId) {}

  /** What the task runs on. */
  public record Placement(
      Optional<String> capacityProvider,
      String platformVersion,
      String availabilityZone,
      NetworkInterface network,
      boolean executeCommand) {}

  /** Who started it. */
  public record Origin(String group, Optional<String> startedBy) {}

  TaskSize size() {
    return overrides.size(definition);
  }

  Optional<String> taskRoleArn() {
    return overrides.taskRoleArn(definition);
  }

  ContainerNames container(String name) {
    return names.containers().stream()
        .filter(container -> container.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
