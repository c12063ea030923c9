package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

  /**
   * What the task runs on.
   *
   * @param ports of the loopback interface, by the name of the container that listens there
   */
  public record Placement(
      Optional<String> capacityProvider,
      String platformVersion,
      String availabilityZone,
      NetworkInterface network,
      boolean executeCommand,
      Map<String, Integer> ports) {}

  /** Who started it. */
  public record Origin(String group, Optional<String> startedBy) {}

  /** The port that stands for a container's own port, empty where it has none. */
  public Optional<Integer> hostPort(String container) {
    return Optional.ofNullable(placement.ports().get(container));
  }

  /** That port as the API's NetworkBinding. */
  Optional<ObjectNode> binding(ContainerDefinition container) {
    return hostPort(container.name())
        .map(
            port ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("bindIP", "127.0.0.1")
                    .put("containerPort", container.port().orElse(port))
                    .put("hostPort", port)
                    .put("protocol", "tcp"));
  }

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
