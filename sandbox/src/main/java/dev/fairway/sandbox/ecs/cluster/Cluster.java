package dev.fairway.sandbox.ecs.cluster;

import dev.fairway.sandbox.ecs.definition.Input;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cluster.
 *
 * @param defaultStrategy the default capacity provider strategy, as the API spells it
 */
public record Cluster(
    String name,
    String arn,
    boolean active,
    List<String> capacityProviders,
    List<Input> defaultStrategy,
    ArrayNode settings,
    Optional<ObjectNode> configuration) {

  static final String DEFAULT_NAME = "default";

  /** The name in a name or an ARN. */
  public static String nameOf(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  Cluster withActive(boolean nowActive) {
    return new Cluster(
        name, arn, nowActive, capacityProviders, defaultStrategy, settings, configuration);
  }

  Cluster withCapacity(List<String> providers, List<Input> strategy) {
    return new Cluster(name, arn, active, providers, strategy, settings, configuration);
  }
}
