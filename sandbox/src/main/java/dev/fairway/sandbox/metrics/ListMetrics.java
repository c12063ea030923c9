package dev.fairway.sandbox.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** ListMetrics: the metrics of the last two weeks; a token is the number of metrics before. */
final class ListMetrics {

  private static final int PAGE = 500;
  private static final Duration LISTED = Duration.ofDays(14);
  private static final Duration RECENT = Duration.ofHours(3);

  private final MetricStore store;

  ListMetrics(MetricStore store) {
    this.store = store;
  }

  ObjectNode handle(MetricInput input) {
    boolean recent = input.text("RecentlyActive").isPresent();
    Instant since = store.now().minus(recent ? RECENT : LISTED);
    int from = input.integer("NextToken", 0);
    List<MetricId> found =
        store.since(since).stream()
            .filter(id -> fits(id, input))
            .skip(from)
            .limit(PAGE + 1L)
            .toList();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray("Metrics");
    found.stream().limit(PAGE).forEach(id -> describe(id, list.addObject()));
    if (found.size() > PAGE) {
      out.put("NextToken", String.valueOf(from + PAGE));
    }
    return out;
  }

  private static boolean fits(MetricId id, MetricInput input) {
    if (differs(input.text("Namespace"), id.namespace())
        || differs(input.text("MetricName"), id.name())) {
      return false;
    }
    for (JsonNode each : input.members().path("Dimensions")) {
      MetricInput filter = new MetricInput(each);
      String value = id.dimensions().get(filter.required("Name"));
      if (value == null || differs(filter.text("Value"), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean differs(Optional<String> wanted, String is) {
    return wanted.isPresent() && !wanted.get().equals(is);
  }

  private static void describe(MetricId id, ObjectNode out) {
    out.put("Namespace", id.namespace()).put("MetricName", id.name());
    ArrayNode dimensions = out.putArray("Dimensions");
    id.dimensions()
        .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
  }
}
