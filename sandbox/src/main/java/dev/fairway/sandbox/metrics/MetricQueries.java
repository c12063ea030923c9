package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Evaluates one query of GetMetricData to values by the start of their period. */
final class MetricQueries {

  private final MetricStore store;

  MetricQueries(MetricStore store) {
    this.store = store;
  }

  /** Values in ascending order of time, epoch seconds. */
  NavigableMap<Long, Double> evaluate(MetricInput query, Instant start, Instant end) {
    if (query.has("Expression")) {
      throw ApiException.badRequest(
          "ValidationError",
          "The sandbox evaluates single metrics only, not the expression "
              + query.required("Expression")
              + " of "
              + query.required("Id")
              + ".");
    }
    MetricInput stat = query.part("MetricStat");
    MetricInput metric = stat.part("Metric");
    MetricId id = metric.metric(metric.required("Namespace"));
    Statistic statistic = Statistic.named(stat.required("Stat"));
    NavigableMap<Long, Double> out = new TreeMap<>();
    store
        .merged(id, stat.span(start, end), stat.text("Unit"))
        .forEach(
            (second, values) -> {
              Optional<Double> value = statistic.of(values);
              value.ifPresent(number -> out.put(second, number));
            });
    return out;
  }
}
