package dev.fairway.sandbox.alb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tags of everything, by ARN. */
final class Tags {

  private final Map<String, Map<String, String>> byArn = new HashMap<>();

  /** The tags that a resource is created with. */
  void created(String arn, AlbInput input) {
    put(arn, input.parts("Tags"));
  }

  ObjectNode add(AlbInput input) {
    input.texts("ResourceArns").forEach(arn -> put(arn, input.parts("Tags")));
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode remove(AlbInput input) {
    for (String arn : input.texts("ResourceArns")) {
      Map<String, String> tags = byArn.getOrDefault(arn, new HashMap<>());
      input.texts("TagKeys").forEach(tags::remove);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode describe(AlbInput input) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode descriptions = response.putArray("TagDescriptions");
    for (String arn : input.texts("ResourceArns")) {
      ArrayNode tags = descriptions.addObject().put("ResourceArn", arn).putArray("Tags");
      byArn
          .getOrDefault(arn, Map.of())
          .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    }
    return response;
  }

  private void put(String arn, List<AlbInput> tags) {
    Map<String, String> all = byArn.computeIfAbsent(arn, unused -> new LinkedHashMap<>());
    tags.forEach(tag -> all.put(tag.required("Key"), tag.text("Value").orElse("")));
  }
}
