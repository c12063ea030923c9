package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GetMetricData: several queries over one span of time, in one page. */
final class GetMetricData {

  private static final int MAX_QUERIES = 500;
  private static final int MAX_DATAPOINTS = 100_800;

  private final MetricStore store;

  GetMetricData(MetricStore store) {
    this.store = store;
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
    MetricQueries queries =
        new MetricQueries(store, wanted, new MetricQueries.Window(start, end, 0));
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode results = out.putArray("MetricDataResults");
    out.putArray("Messages");
    int datapoints = 0;
    for (Map.Entry<String, MetricInput> query : queries.all().entrySet()) {
      for (TimeSeries series : queries.series(query.getKey())) {
        datapoints += series.values().size();
        if (query.getValue().flag("ReturnData", true)) {
          write(query, ascending ? series.values() : descending(series), results.addObject());
        }
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

  private static NavigableMap<Long, Double> descending(TimeSeries series) {
    return series.values().descendingMap();
  }

  private static void write(
      Map.Entry<String, MetricInput> query, NavigableMap<Long, Double> values, ObjectNode result) {
    result.put("Id", query.getKey()).put("Label", MetricQueries.label(query));
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
