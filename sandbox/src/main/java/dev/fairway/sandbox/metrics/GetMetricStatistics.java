package dev.fairway.sandbox.metrics;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GetMetricStatistics: the statistics of one metric, by period and unit. */
final class GetMetricStatistics {

  private static final int MAX_DATAPOINTS = 1_440;

  private final MetricStore store;

  GetMetricStatistics(MetricStore store) {
    this.store = store;
  }

  ObjectNode handle(MetricInput input) {
    MetricId id = input.metric(input.required("Namespace"));
    MetricStore.Span span =
        input.span(
            input.time("StartTime").orElseThrow(() -> MetricErrors.missing("StartTime")),
            input.time("EndTime").orElseThrow(() -> MetricErrors.missing("EndTime")),
            0);
    if ((span.to() - span.from()) / span.period() > MAX_DATAPOINTS) {
      throw MetricErrors.combination(
          "You have requested more than "
              + MAX_DATAPOINTS
              + " datapoints. Ask for a longer Period or a shorter span.");
    }
    List<Statistic> statistics = named(input.members().path("Statistics"));
    List<Statistic> extended = named(input.members().path("ExtendedStatistics"));
    if (statistics.isEmpty() && extended.isEmpty()) {
      throw MetricErrors.missing("Statistics");
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("Label", id.name());
    ArrayNode datapoints = out.putArray("Datapoints");
    store
        .byUnit(id, span, input.text("Unit"))
        .forEach(
            (unit, periods) ->
                periods.forEach(
                    (start, values) -> {
                      ObjectNode point = datapoints.addObject();
                      point.put("Timestamp", start).put("Unit", unit);
                      write(statistics, values, point);
                      if (!extended.isEmpty()) {
                        write(extended, values, point.putObject("ExtendedStatistics"));
                      }
                    }));
    return out;
  }

  private static List<Statistic> named(JsonNode names) {
    List<Statistic> out = new ArrayList<>();
    names.forEach(name -> out.add(Statistic.named(name.asString(""))));
    return out;
  }

  private static void write(List<Statistic> statistics, Aggregate values, ObjectNode out) {
    for (Statistic statistic : statistics) {
      statistic.of(values).ifPresent(value -> out.put(statistic.name(), value));
    }
  }
}
