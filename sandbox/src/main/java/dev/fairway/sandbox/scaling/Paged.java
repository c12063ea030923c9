package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.metrics.MetricInput;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A page of an answer; its token is the number of items before. */
final class Paged {

  private static final int LARGEST = 50;

  private Paged() {}

  static <T> ObjectNode of(
      MetricInput input, String member, List<T> all, BiConsumer<T, ObjectNode> describe) {
    int from = input.integer("NextToken", 0);
    int size = Math.min(LARGEST, input.integer("MaxResults", LARGEST));
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray(member);
    all.stream().skip(from).limit(size).forEach(each -> describe.accept(each, list.addObject()));
    if (all.size() > from + size) {
      out.put("NextToken", String.valueOf(from + size));
    }
    return out;
  }
}
