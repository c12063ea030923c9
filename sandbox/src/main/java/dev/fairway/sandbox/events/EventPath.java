package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * The part of JSONPath that EventBridge knows ("Amazon EventBridge input transformation"): dot
 * notation, array indices and the wildcard.
 */
record EventPath(List<Step> steps) {

  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]'\"*]+|\\*)|\\[(\\d+|\\*)]");

  /** One step down from a value. */
  sealed interface Step {}

  /** To a member of an object. */
  record Member(String name) implements Step {}

  /** To an element of an array, from 0. */
  record Index(int at) implements Step {}

  /** To all the members or elements, as an array. */
  record Every() implements Step {}

  static EventPath parse(String path) {
    if (!path.startsWith("$")) {
      throw invalid(path);
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path).region(1, path.length());
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      matcher.region(matcher.end(), path.length());
    }
    if (matcher.regionStart() != path.length()) {
      throw invalid(path);
    }
    return new EventPath(List.copyOf(steps));
  }

  private static Step step(Matcher matcher) {
    String member = matcher.group(1);
    String index = matcher.group(2);
    if ("*".equals(member) || "*".equals(index)) {
      return new Every();
    }
    return member != null ? new Member(member) : new Index(Integer.parseInt(index));
  }

  private static ApiException invalid(String path) {
    return ApiException.badRequest(
        "ValidationException",
        "JSON path "
            + path
            + " is not valid; EventBridge takes dot notation such as $.detail.object.key,"
            + " with [0] for an array's element and * for all of them.");
  }

  /** The value at this path, a missing node where there is none. */
  JsonNode in(JsonNode root) {
    return walk(root, 0);
  }

  private JsonNode walk(JsonNode from, int depth) {
    if (depth == steps.size()) {
      return from;
    }
    return switch (steps.get(depth)) {
      case Member(String name) -> walk(from.path(name), depth + 1);
      case Index(int at) -> walk(from.path(at), depth + 1);
      case Every() -> every(from, depth);
    };
  }

  private JsonNode every(JsonNode from, int depth) {
    if (!from.isContainer()) {
      return MissingNode.getInstance();
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode child : from) {
      JsonNode found = walk(child, depth + 1);
      if (!found.isMissingNode()) {
        all.add(found);
      }
    }
    return all;
  }
}
