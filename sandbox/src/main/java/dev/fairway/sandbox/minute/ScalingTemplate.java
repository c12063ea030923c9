package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.template.resources.Properties;
import dev.fairway.sandbox.template.resources.Provisioned;
import dev.fairway.sandbox.template.resources.Provisioners;
import dev.fairway.sandbox.template.resources.ResourceRequest;
import dev.fairway.sandbox.template.resources.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The alarms, scalable targets and scaling policies of a template without the rest of it. What they
 * refer to gets its literal name, or its logical id for one: a simulation needs names that agree,
 * not resources.
 */
final class ScalingTemplate {

  /** In the order in which they need each other. */
  private static final List<String> TYPES =
      List.of(
          "AWS::ApplicationAutoScaling::ScalableTarget",
          "AWS::ApplicationAutoScaling::ScalingPolicy",
          "AWS::CloudWatch::Alarm");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}.]+)(?:\\.([^}]+))?}");

  private final JsonNode template;
  private final World world;
  private final Map<String, Provisioned> standing = new HashMap<>();

  ScalingTemplate(JsonNode template, World world) {
    this.template = template;
    this.world = world;
  }

  void standUp() {
    for (String type : TYPES) {
      for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
        if (entry.getValue().path("Type").asString("").equals(type)) {
          ObjectNode properties = (ObjectNode) resolved(entry.getValue().path("Properties"));
          ResourceRequest request =
              new ResourceRequest("Simulated", entry.getKey(), type, new Properties(properties));
          standing.put(entry.getKey(), Provisioners.of(type).provision(request, world));
        }
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> out.add(resolved(item)));
      return out;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.size() == 1) {
      Map.Entry<String, JsonNode> only = object.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return applied(only.getKey(), only.getValue());
      }
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(entry -> out.set(entry.getKey(), resolved(entry.getValue())));
    return out;
  }

  private JsonNode applied(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> text(ref(argument.asString("")));
      case "Fn::GetAtt" ->
          text(attribute(argument.path(0).asString(""), argument.path(1).asString("")));
      case "Fn::ImportValue" -> text(string(argument).replaceFirst(".*:", ""));
      case "Fn::Sub" -> text(substituted(argument.isArray() ? argument.path(0) : argument));
      case "Fn::Join" ->
          text(
              resolved(argument.path(1))
                  .valueStream()
                  .map(JsonNode::asString)
                  .collect(Collectors.joining(argument.path(0).asString(""))));
      case "Fn::Split" -> split(string(argument.path(1)), argument.path(0).asString(""));
      case "Fn::Select" -> selected(resolved(argument.path(1)), argument.path(0).asInt(0));
      case "Fn::If" -> resolved(argument.path(1));
      default ->
          throw new IllegalArgumentException(
              "A simulation does not know " + function + " in alarms and scaling policies.");
    };
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  private String string(JsonNode node) {
    return resolved(node).asString("");
  }

  private String ref(String name) {
    Provisioned known = standing.get(name);
    JsonNode fallback = template.path("Parameters").path(name).path("Default");
    return known == null ? fallback.asString(name) : known.ref();
  }

  /** An attribute such as Name or QueueName is the resource's name. */
  private String attribute(String resource, String attribute) {
    Provisioned known = standing.get(resource);
    if (known != null) {
      return known.attribute(attribute).orElse(known.ref());
    }
    JsonNode properties = template.path("Resources").path(resource).path("Properties");
    return properties
        .propertyStream()
        .filter(entry -> entry.getKey().endsWith(attribute) && entry.getValue().isString())
        .map(entry -> entry.getValue().asString())
        .findFirst()
        .orElse(resource);
  }

  private String substituted(JsonNode pattern) {
    Matcher matcher = VARIABLE.matcher(pattern.asString(""));
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Optional.ofNullable(found.group(2))
                    .map(attribute -> attribute(found.group(1), attribute))
                    .orElseGet(() -> ref(found.group(1)))));
  }

  private static ArrayNode split(String value, String separator) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part : value.split(Pattern.quote(separator), -1)) {
      parts.add(part);
    }
    return parts;
  }

  /** A name that stands for an ARN has fewer parts; its last one is the name. */
  private static JsonNode selected(JsonNode parts, int index) {
    return parts.path(Math.min(index, parts.size() - 1));
  }
}
