package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list by {@code Limit} and {@code NextToken}. */
final class Page {

  private static final int LARGEST = 100;

  private Page() {}

  static <T> ObjectNode of(
      String member, List<T> all, JsonNode input, Function<T, JsonNode> describe) {
    int from = start(input);
    int limit = Math.clamp(input.path("Limit").asInt(LARGEST), 1, LARGEST);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode items = response.putArray(member);
    all.stream().skip(from).limit(limit).map(describe).forEach(items::add);
    if (from + limit < all.size()) {
      response.put("NextToken", Integer.toString(from + limit));
    }
    return response;
  }

  private static int start(JsonNode input) {
    String token = input.path("NextToken").asString("0");
    try {
      return Math.max(0, Integer.parseInt(token));
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "ValidationException", "NextToken " + token + " is none that this list gave out.");
    }
  }
}
