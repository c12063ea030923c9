package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PutMetricData with the limits of its page in the API reference. */
final class PutMetricData {

  private static final int MAX_METRICS = 1_000;
  private static final int MAX_VALUES = 150;
  private static final Duration MAX_AGE = Duration.ofDays(14);
  private static final Duration MAX_AHEAD = Duration.ofHours(2);

  private final MetricStore store;
  private final SandboxClock clock;

  PutMetricData(MetricStore store, SandboxClock clock) {
    this.store = store;
    this.clock = clock;
  }

  ObjectNode handle(MetricInput input) {
    String namespace = input.required("Namespace");
    if (namespace.startsWith("AWS/")) {
      throw MetricErrors.invalid("The value AWS/ for parameter Namespace is invalid.");
    }
    JsonNode data = input.members().path("MetricData");
    if (data.isEmpty()) {
      throw MetricErrors.missing("MetricData");
    }
    if (data.size() > MAX_METRICS) {
      throw MetricErrors.invalid(
          "The collection MetricData must not have a size greater than " + MAX_METRICS + ".");
    }
    List<Datum> read = new ArrayList<>();
    data.forEach(datum -> read.add(datum(namespace, new MetricInput(datum))));
    read.forEach(
        datum ->
            store.add(datum.id(), datum.unit(), datum.time(), datum.resolution(), datum.values()));
    return JsonNodeFactory.instance.objectNode();
  }

  private record Datum(MetricId id, String unit, Instant time, int resolution, Aggregate values) {}

  private Datum datum(String namespace, MetricInput datum) {
    int resolution = datum.integer("StorageResolution", 60);
    if (resolution != 1 && resolution != 60) {
      throw MetricErrors.invalid("StorageResolution must be 1 or 60, not " + resolution + ".");
    }
    return new Datum(
        datum.metric(namespace),
        datum.text("Unit").orElse("None"),
        time(datum),
        resolution,
        values(datum));
  }

  /**
   * A process stamps its values with the machine's time, so how far the region's clock is ahead of
   * it does not make them too old.
   */
  private Instant time(MetricInput datum) {
    Instant now = store.now();
    Instant time = datum.time("Timestamp").orElse(now);
    if (time.isBefore(now.minus(clock.offset()).minus(MAX_AGE))
        || time.isAfter(now.plus(MAX_AHEAD))) {
      throw MetricErrors.invalid(
          "The parameter Timestamp must be a time within the past two weeks and at most two hours"
              + " ahead, not "
              + time
              + ".");
    }
    return time;
  }

  private static Aggregate values(MetricInput datum) {
    Aggregate values = new Aggregate();
    if (datum.has("StatisticValues")) {
      MetricInput set = datum.part("StatisticValues");
      values.addSet(
          set.number("SampleCount"),
          set.number("Sum"),
          set.number("Minimum"),
          set.number("Maximum"));
    } else if (datum.has("Values")) {
      addAll(values, datum.members().path("Values"), datum.members().path("Counts"));
    } else if (datum.has("Value")) {
      values.add(datum.number("Value"), 1);
    } else {
      throw MetricErrors.combination(
          "One of the parameters Value, Values and StatisticValues must be specified.");
    }
    return values;
  }

  private static void addAll(Aggregate into, JsonNode values, JsonNode counts) {
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw MetricErrors.invalid("Values must have from 1 to " + MAX_VALUES + " items.");
    }
    if (!counts.isEmpty() && counts.size() != values.size()) {
      throw MetricErrors.combination("The parameters Values and Counts must be of the same size.");
    }
    for (int i = 0; i < values.size(); i++) {
      double times = counts.isEmpty() ? 1 : MetricInput.number("Counts", counts.get(i));
      into.add(MetricInput.number("Values", values.get(i)), times);
    }
  }
}
