package dev.fairway.sandbox.iam.policy;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the JSON grammar of policies: a value may stand alone or in a list. */
final class PolicyReader {

  private PolicyReader() {}

  static List<Statement> statements(JsonNode document) {
    JsonNode statements = document.path("Statement");
    if (statements.isMissingNode()) {
      throw malformed("The policy has no Statement.");
    }
    List<Statement> out = new ArrayList<>();
    for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
      out.add(statement(statement, "Statement " + (out.size() + 1)));
    }
    return List.copyOf(out);
  }

  private static Statement statement(JsonNode node, String where) {
    String effect = node.path("Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed(where + ": Effect must be Allow or Deny, not \"" + effect + "\".");
    }
    Principals principals = principals(node.path("Principal"));
    boolean trust = !principals.byKind().isEmpty();
    return new Statement(
        effect.equals("Allow"),
        principals,
        names(node, "Action", where),
        trust && !node.has("Resource") ? Names.EVERYTHING : names(node, "Resource", where),
        conditions(node.path("Condition")));
  }

  private static Names names(JsonNode statement, String element, String where) {
    if (statement.has(element)) {
      return new Names(false, texts(statement.get(element)));
    }
    if (statement.has("Not" + element)) {
      return new Names(true, texts(statement.get("Not" + element)));
    }
    throw malformed(where + ": " + element + " or Not" + element + " is missing.");
  }

  private static Principals principals(JsonNode node) {
    if (node.isString()) {
      List<String> names = texts(node);
      return new Principals(Map.of("AWS", names, "Service", names));
    }
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    node.properties().forEach(entry -> byKind.put(entry.getKey(), texts(entry.getValue())));
    return new Principals(byKind);
  }

  private static List<Condition> conditions(JsonNode block) {
    List<Condition> out = new ArrayList<>();
    block
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            out.add(
                                new Condition(
                                    operator.getKey(), key.getKey(), texts(key.getValue())))));
    return List.copyOf(out);
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asString).toList()
        : List.of(node.asString());
  }

  private static ApiException malformed(String message) {
    return ApiException.badRequest("MalformedPolicyDocument", message);
  }
}
