package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.List;
import java.util.Optional;

/** What a task is and stays: definition, overrides, place, origin. */
record TaskSpec(
    Names names,
    Cluster cluster,
    TaskDefinition definition,
    Overrides overrides,
    Placement placement,
    Origin origin) {

  /** The names of a task and of its parts. */
  record Names(String id, String arn, List<ContainerNames> containers) {}

  /**
   * The names of a container.
   *
   * @param runtimeId the id in task metadata: the task's, a hyphen, ten digits
   */
  record ContainerNames(String name, String arn, String runtimeId) {}

  /** What the task runs on. */
  record Placement(
      Optional<String> capacityProvider,
      String platformVersion,
      String availabilityZone,
      NetworkInterface network,
      boolean executeCommand) {}

  /** Who started it. */
  record Origin(String group, Optional<String> startedBy) {}

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
