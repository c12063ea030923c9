package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** What the task runs on. */
  public record Placement(
      Optional<String> capacityProvider,
      String platformVersion,
      String availabilityZone,
      NetworkInterface network,
      boolean executeCommand) {}

  /** Who started it. */
  public record Origin(String group, Optional<String> startedBy) {}

  /** The ports that containers listen on, by their names. */
  Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>();
    definition
        .containers()
        .forEach(
            container -> container.port().ifPresent(port -> ports.put(container.name(), port)));
    return ports;
  }

  /** The network interface, with its own address where the runtime gave it one. */
  NetworkInterface network(Optional<Place> place) {
    NetworkInterface made = placement.network();
    return place.flatMap(Place::privateIp).map(made::at).orElse(made);
  }

  /** A container's port at its place as the API's NetworkBinding. */
  static Optional<ObjectNode> binding(ContainerDefinition container, Place place) {
    return place
        .port(container.name())
        .map(
            port ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("bindIP", place.address())
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
