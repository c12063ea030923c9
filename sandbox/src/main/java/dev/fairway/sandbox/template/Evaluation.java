package dev.fairway.sandbox.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resolves the intrinsics of a value in a scope. */
record Evaluation(Scope scope) {

  private static final Map<String, Intrinsic> INTRINSICS = new TreeMap<>();

  static {
    INTRINSICS.putAll(References.INTRINSICS);
    INTRINSICS.putAll(Conditions.INTRINSICS);
    INTRINSICS.putAll(Texts.INTRINSICS);
    INTRINSICS.putAll(Lists.INTRINSICS);
    INTRINSICS.putAll(Networks.INTRINSICS);
  }

  /** The value with all intrinsics resolved; a missing node for {@code AWS::NoValue}. */
  JsonNode of(JsonNode node, Where where) {
    if (node instanceof ObjectNode object) {
      String function = function(object);
      return function.isEmpty()
          ? object(object, where)
          : apply(function, object.path(function), where);
    }
    return node instanceof ArrayNode array ? array(array, where) : node;
  }

  /** The value as a text; numbers and booleans are texts too. */
  String text(JsonNode node, Where where) {
    JsonNode value = of(node, where);
    if (value.isContainer() || value.isMissingNode() || value.isNull()) {
      throw where.error("a text is expected here, not " + shortened(value));
    }
    return value.asString();
  }

  /** The values of a list. */
  List<JsonNode> list(JsonNode node, Where where) {
    JsonNode value = of(node, where);
    if (!value.isArray()) {
      throw where.error("a list is expected here, not " + shortened(value));
    }
    return new ArrayList<>(value.values());
  }

  /** The arguments of a function that takes a list of {@code least} to {@code most}, as written. */
  static List<JsonNode> arguments(JsonNode argument, int least, int most, Where where) {
    if (!argument.isArray() || argument.size() < least || argument.size() > most) {
      throw where.error(
          "it takes a list of %s arguments, not %s"
              .formatted(least == most ? least : least + " to " + most, shortened(argument)));
    }
    return new ArrayList<>(argument.values());
  }

  static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }

  private static String function(ObjectNode object) {
    if (object.size() != 1) {
      return "";
    }
    String name = object.propertyNames().iterator().next();
    return name.equals("Ref") || name.startsWith("Fn::") ? name : "";
  }

  private JsonNode apply(String function, JsonNode argument, Where where) {
    Intrinsic intrinsic = INTRINSICS.get(function);
    if (intrinsic == null) {
      throw where.error(
          "the sandbox does not know %s; it knows %s"
              .formatted(function, String.join(", ", INTRINSICS.keySet())));
    }
    return intrinsic.apply(argument, this, where.at(function));
  }

  private ObjectNode object(ObjectNode object, Where where) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = of(entry.getValue(), where.at(entry.getKey()));
      if (!value.isMissingNode()) {
        result.set(entry.getKey(), value);
      }
    }
    return result;
  }

  private ArrayNode array(ArrayNode array, Where where) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = of(array.get(i), where.at(i));
      if (!value.isMissingNode()) {
        result.add(value);
      }
    }
    return result;
  }
}
