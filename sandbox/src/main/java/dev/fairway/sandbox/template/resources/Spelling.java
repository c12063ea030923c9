package dev.fairway.sandbox.template.resources;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From a template's spelling to that of an API: {@code LogDriver} to {@code logDriver}. */
final class Spelling {

  /** Maps whose keys are the user's own. */
  private static final Set<String> FREE_KEYS =
      Set.of("Options", "DockerLabels", "DriverOpts", "Labels");

  private static final Map<String, String> IRREGULAR =
      Map.of(
          "EFSVolumeConfiguration", "efsVolumeConfiguration",
          "FSxWindowsFileServerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration",
          "IAM", "iam");

  private Spelling() {}

  /**
   * The same value with the members of its objects, at any depth, beginning with a small letter.
   */
  static JsonNode decapitalised(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              entry ->
                  result.set(
                      decapitalised(entry.getKey()),
                      FREE_KEYS.contains(entry.getKey())
                          ? entry.getValue()
                          : decapitalised(entry.getValue())));
      return result;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> result.add(decapitalised(item)));
      return result;
    }
    return value;
  }

  static String decapitalised(String name) {
    String irregular = IRREGULAR.get(name);
    return irregular != null
        ? irregular
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
