package dev.fairway.sandbox.ecs.definition;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list, asked for with {@code maxResults} (1 to 100) and {@code nextToken}. */
public record Page(int from, int size) {

  private static final int LARGEST = 100;

  public static Page of(Input input) {
    int size = input.integer("maxResults").orElse(LARGEST);
    if (size < 1 || size > LARGEST) {
      throw EcsErrors.invalidParameter("maxResults must be between 1 and 100.");
    }
    return new Page(input.text("nextToken").map(Page::decode).orElse(0), size);
  }

  private static int decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return Math.max(0, Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      throw EcsErrors.invalidParameter("Invalid token.");
    }
  }

  /** The response that holds this page of {@code all} under {@code name}. */
  public ObjectNode answer(String name, List<String> all) {
    int start = Math.min(from, all.size());
    int end = Math.min(start + size, all.size());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode page = answer.putArray(name);
    all.subList(start, end).forEach(page::add);
    next(end, all.size()).ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static Optional<String> next(int end, int total) {
    if (end >= total) {
      return Optional.empty();
    }
    byte[] bytes = Integer.toString(end).getBytes(StandardCharsets.US_ASCII);
    return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
