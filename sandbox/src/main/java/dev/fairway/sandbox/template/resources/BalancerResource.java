package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the resources of Elastic Load Balancing have in common: members named as in its API. */
final class BalancerResource {

  /** Values that ask for nothing. */
  private static final Set<String> OFF = Set.of("", "false", "off", "0");

  private static final String SERVICE = "elasticloadbalancing";

  private BalancerResource() {}

  /** The properties of these names as members of a request. */
  static ObjectNode members(Properties properties, List<String> names) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> properties.node(name).ifPresent(value -> members.set(name, value)));
    return members;
  }

  /** The resource that an operation finds, empty where the service says that there is none. */
  static Optional<JsonNode> find(String operation, String list, ObjectNode input, World world) {
    try {
      return world.call(SERVICE, operation, input).path(list).valueStream().findFirst();
    } catch (ApiException e) {
      if (e.code().endsWith("NotFound")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Everything that an operation lists. */
  static Stream<JsonNode> all(String operation, String list, ObjectNode input, World world) {
    return world.call(SERVICE, operation, input).path(list).valueStream();
  }

  static JsonNode call(String operation, String list, ObjectNode input, World world) {
    return world.call(SERVICE, operation, input).path(list).path(0);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Attributes of a resource.
   *
   * @param member the property that lists them
   * @param simulated the keys that have an effect here
   */
  record Attributes(Properties properties, String member, List<String> simulated) {

    /**
     * Sets them by a request that names the resource; returns the paths of those without effect.
     */
    List<String> set(String operation, ObjectNode input, World world) {
      JsonNode list = properties.node(member).orElseGet(JsonNodeFactory.instance::arrayNode);
      if (!list.isEmpty()) {
        world.call(SERVICE, operation, input.set("Attributes", list));
      }
      return list.valueStream()
          .filter(attribute -> !OFF.contains(attribute.path("Value").asString("")))
          .map(attribute -> attribute.path("Key").asString(""))
          .filter(key -> !simulated.contains(key))
          .map(key -> member + "." + key)
          .toList();
    }
  }
}
