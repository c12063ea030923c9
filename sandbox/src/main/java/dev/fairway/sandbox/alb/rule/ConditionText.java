package dev.fairway.sandbox.alb.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition as it was given: {@code Values} beside {@code Field}, or inside the member that goes
 * with the field, such as {@code PathPatternConfig}.
 *
 * @param config the member that goes with the field, empty where the values stand beside it
 */
record ConditionText(String field, ObjectNode config, List<JsonNode> values) {

  private static final Map<String, String> CONFIG_OF =
      Map.of(
          "path-pattern", "PathPatternConfig",
          "host-header", "HostHeaderConfig",
          "http-header", "HttpHeaderConfig",
          "http-request-method", "HttpRequestMethodConfig",
          "query-string", "QueryStringConfig",
          "source-ip", "SourceIpConfig");

  /** The fields that may have their values beside them, and are described so too. */
  private static final Set<String> PLAIN = Set.of("path-pattern", "host-header");

  static ConditionText of(JsonNode given) {
    String field = given.path("Field").asString("");
    JsonNode config = given.path(configOf(field).orElse("none"));
    if (given.has("RegexValues") || config.has("RegexValues")) {
      throw Invalid.value("The sandbox does not simulate regular expressions in conditions.");
    }
    List<JsonNode> inside = config.path("Values").valueStream().toList();
    List<JsonNode> values = inside.isEmpty() ? given.path("Values").valueStream().toList() : inside;
    if (values.isEmpty()) {
      throw Invalid.value("A condition value must be specified");
    }
    ObjectNode members =
        config instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    return new ConditionText(field, members, values);
  }

  private static Optional<String> configOf(String field) {
    return Optional.ofNullable(CONFIG_OF.get(field));
  }

  List<String> texts() {
    return values.stream().map(value -> value.asString("")).toList();
  }

  String required(String member) {
    return config
        .path(member)
        .asStringOpt()
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () -> Invalid.value("A " + member + " must be specified for field '" + field + "'"));
  }

  ObjectNode described() {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("Field", field);
    if (PLAIN.contains(field)) {
      out.putArray("Values").addAll(values);
    }
    ObjectNode inside = config.deepCopy();
    inside.putArray("Values").addAll(values);
    configOf(field).ifPresent(member -> out.set(member, inside));
    return out;
  }
}
