package dev.fairway.sandbox.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code Fn::Join}, {@code Fn::Split}, {@code Fn::Base64} and {@code Fn::ToJsonString}. */
final class Texts {

  static final Map<String, Intrinsic> INTRINSICS =
      Map.of(
          "Fn::Join", Texts::join,
          "Fn::Split", Texts::split,
          "Fn::Base64", Texts::base64,
          "Fn::ToJsonString", Texts::toJson);

  private Texts() {}

  private static JsonNode join(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    String delimiter = evaluation.text(arguments.get(0), where.at(0));
    List<String> parts = new ArrayList<>();
    for (JsonNode part : evaluation.list(arguments.get(1), where.at(1))) {
      parts.add(evaluation.text(part, where.at(1)));
    }
    return text(String.join(delimiter, parts));
  }

  private static JsonNode split(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    String delimiter = evaluation.text(arguments.get(0), where.at(0));
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part :
        evaluation.text(arguments.get(1), where.at(1)).split(Pattern.quote(delimiter), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode base64(JsonNode argument, Evaluation evaluation, Where where) {
    byte[] bytes = evaluation.text(argument, where).getBytes(StandardCharsets.UTF_8);
    return text(Base64.getEncoder().encodeToString(bytes));
  }

  private static JsonNode toJson(JsonNode argument, Evaluation evaluation, Where where) {
    JsonNode value = evaluation.of(argument, where);
    if (!value.isContainer()) {
      throw where.error("it takes an object or a list, not " + Evaluation.shortened(value));
    }
    return text(value.toString());
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
