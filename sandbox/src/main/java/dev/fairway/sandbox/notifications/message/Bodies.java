package dev.fairway.sandbox.notifications.message;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a message, which may differ by protocol.
 *
 * @param fallback for a protocol without a text of its own
 */
public record Bodies(String fallback, Map<String, String> byProtocol) {

  public Bodies {
    byProtocol = Map.copyOf(byProtocol);
  }

  public String of(String protocol) {
    return byProtocol.getOrDefault(protocol, fallback);
  }

  /**
   * @param structure the parameter {@code MessageStructure}, empty where it was not given
   */
  static Bodies read(String message, String structure) {
    return switch (structure) {
      case "" -> new Bodies(message, Map.of());
      case "json" -> structured(message);
      default -> throw SnsError.invalid("MessageStructure", "it must be json or absent.");
    };
  }

  private static Bodies structured(String message) {
    JsonNode tree;
    try {
      tree = JsonMapper.shared().readTree(message);
    } catch (JacksonException e) {
      throw SnsError.invalid("Message Structure - JSON message body failed to parse");
    }
    Map<String, String> texts = new HashMap<>();
    if (tree.isObject()) {
      tree.properties().stream()
          .filter(entry -> entry.getValue().isString())
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    }
    String fallback = texts.remove("default");
    if (fallback == null) {
      throw SnsError.invalid("Message Structure - No default entry in JSON message body");
    }
    return new Bodies(fallback, texts);
  }
}
