package dev.fairway.sandbox.alb;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list by {@code PageSize} and {@code Marker}. */
final class Page {

  private static final int LARGEST = 400;

  private Page() {}

  static <T> ObjectNode of(
      String member, List<T> all, AlbInput input, Function<T, JsonNode> describe) {
    int from = input.number("Marker", 0, 0, Integer.MAX_VALUE);
    int size = input.number("PageSize", LARGEST, 1, LARGEST);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode items = response.putArray(member);
    all.stream().skip(from).limit(size).map(describe).forEach(items::add);
    if (from + size < all.size()) {
      response.put("NextMarker", Integer.toString(from + size));
    }
    return response;
  }
}
