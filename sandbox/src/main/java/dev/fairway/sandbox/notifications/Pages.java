package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.notifications.message.SnsError;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists in pages of a hundred. */
final class Pages {

  private static final int SIZE = 100;

  private Pages() {}

  static <T> ObjectNode of(String member, List<T> all, JsonNode input, Function<T, JsonNode> json) {
    int from = start(input.path("NextToken").asString(""));
    int to = Math.min(all.size(), from + SIZE);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray(member);
    all.subList(Math.min(from, to), to).forEach(each -> list.add(json.apply(each)));
    if (to < all.size()) {
      response.put("NextToken", Integer.toString(to));
    }
    return response;
  }

  private static int start(String token) {
    if (token.isEmpty()) {
      return 0;
    }
    if (!token.matches("[0-9]{1,9}")) {
      throw SnsError.invalid("NextToken");
    }
    return Integer.parseInt(token);
  }
}
