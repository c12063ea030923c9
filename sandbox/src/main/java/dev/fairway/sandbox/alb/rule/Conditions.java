package dev.fairway.sandbox.alb.rule;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All conditions of a rule, every one of which must hold; and how the API describes them. */
public final class Conditions {

  /** "Quotas for your Application Load Balancers": condition values per rule. */
  private static final int MOST_VALUES = 5;

  private static final int LONGEST_VALUE = 128;

  private final List<Condition> all;
  private final ArrayNode description;

  private Conditions(List<Condition> all, ArrayNode description) {
    this.all = all;
    this.description = description;
  }

  /**
   * Reads {@code Conditions} of the API.
   *
   * @throws ApiException {@code ValidationError} where one is wrong or not simulated
   */
  public static Conditions read(JsonNode conditions) {
    if (conditions.isEmpty()) {
      throw Invalid.value("A condition must be specified");
    }
    List<Condition> all = new ArrayList<>();
    ArrayNode description = JsonNodeFactory.instance.arrayNode();
    int values = 0;
    for (JsonNode each : conditions) {
      ConditionText text = ConditionText.of(each);
      values += text.values().size();
      all.add(condition(text));
      description.add(text.described());
    }
    if (values > MOST_VALUES) {
      throw Invalid.value("A rule can only have '" + MOST_VALUES + "' condition values");
    }
    return new Conditions(List.copyOf(all), description);
  }

  boolean hold(RequestFacts request) {
    return all.stream().allMatch(condition -> condition.holds(request));
  }

  /** As {@code DescribeRules} writes them. */
  public ArrayNode described() {
    return description.deepCopy();
  }

  private static Condition condition(ConditionText text) {
    return switch (text.field()) {
      case "path-pattern" -> new Condition.PathPattern(globs(text, Glob::caseSensitive));
      case "host-header" -> new Condition.HostHeader(globs(text, Glob::ignoringCase));
      case "http-header" ->
          new Condition.HttpHeader(
              text.required("HttpHeaderName"), globs(text, Glob::ignoringCase));
      case "http-request-method" -> new Condition.HttpRequestMethod(text.texts());
      case "query-string" ->
          new Condition.QueryString(text.values().stream().map(Conditions::parameter).toList());
      case "source-ip" ->
          new Condition.SourceIp(text.texts().stream().map(Conditions::cidr).toList());
      default ->
          throw Invalid.value(
              "Condition field '%s' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, source-ip]'"
                  .formatted(text.field()));
    };
  }

  private static List<Glob> globs(ConditionText text, Function<String, Glob> glob) {
    return text.texts().stream().map(Conditions::checked).map(glob).toList();
  }

  private static String checked(String value) {
    if (value.isEmpty() || value.length() > LONGEST_VALUE) {
      throw Invalid.value(
          "Condition value '%s' must have between 1 and %d characters"
              .formatted(value, LONGEST_VALUE));
    }
    return value;
  }

  private static Condition.QueryString.Parameter parameter(JsonNode value) {
    ObjectNode pair =
        value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    String key = pair.path("Key").asString("*");
    return new Condition.QueryString.Parameter(
        Glob.ignoringCase(checked(key)),
        Glob.ignoringCase(checked(pair.path("Value").asString(""))));
  }

  private static Cidr cidr(String text) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw Invalid.value("Condition value '" + text + "' must be a valid CIDR block");
    }
  }
}
