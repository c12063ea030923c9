package dev.fairway.sandbox.metrics;

import java.time.Instant;
import java.util.NavigableMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GetMetricData: several queries over one span of time, in one page. */
final class GetMetricData {

  private static final int MAX_QUERIES = 500;
  private static final int MAX_DATAPOINTS = 100_800;

  private final MetricQueries queries;

  GetMetricData(MetricStore store) {
    this.queries = new MetricQueries(store);
  }

  ObjectNode handle(MetricInput input) {
    Instant start = input.time("StartTime").orElseThrow(() -> MetricErrors.missing("StartTime"));
    Instant end = input.time("EndTime").orElseThrow(() -> MetricErrors.missing("EndTime"));
    boolean ascending = input.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
    JsonNode wanted = input.members().path("MetricDataQueries");
    if (wanted.isEmpty() || wanted.size() > MAX_QUERIES) {
      throw MetricErrors.invalid(
          "MetricDataQueries must have from 1 to " + MAX_QUERIES + " items.");
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode results = out.putArray("MetricDataResults");
    out.putArray("Messages");
    int datapoints = 0;
    for (JsonNode each : wanted) {
      MetricInput query = new MetricInput(each);
      NavigableMap<Long, Double> values = queries.evaluate(query, start, end);
      datapoints += values.size();
      if (each.path("ReturnData").asBoolean(true)) {
        write(query, ascending ? values : values.descendingMap(), results.addObject());
      }
    }
    if (datapoints > MAX_DATAPOINTS) {
      throw MetricErrors.combination(
          "The answer would have "
              + datapoints
              + " datapoints; ask for a longer Period or a shorter span.");
    }
    return out;
  }

  private static void write(
      MetricInput query, NavigableMap<Long, Double> values, ObjectNode result) {
    result.put("Id", query.required("Id"));
    String name = query.part("MetricStat").part("Metric").required("MetricName");
    result.put("Label", query.text("Label").orElse(name));
    ArrayNode timestamps = result.putArray("Timestamps");
    ArrayNode numbers = result.putArray("Values");
    values.forEach(
        (second, value) -> {
          timestamps.add(second.longValue());
          numbers.add(value.doubleValue());
        });
    result.put("StatusCode", "Complete");
  }
}
