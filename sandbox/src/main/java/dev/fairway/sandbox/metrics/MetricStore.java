package dev.fairway.sandbox.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every metric of the region, by unit. */
final class MetricStore {

  private final Clock clock;
  private final NavigableMap<MetricId, Map<String, Series>> metrics = new ConcurrentSkipListMap<>();

  MetricStore(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * @param resolution seconds: 1 or 60
   */
  void add(MetricId id, String unit, Instant time, int resolution, Aggregate values) {
    metrics
        .computeIfAbsent(id, unused -> new ConcurrentHashMap<>())
        .computeIfAbsent(unit, unused -> new Series())
        .add(time.getEpochSecond(), resolution, values, now().getEpochSecond());
  }

  /** All metrics that have had values since a time. */
  List<MetricId> since(Instant time) {
    return metrics.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().values().stream()
                    .anyMatch(series -> series.newest() >= time.getEpochSecond()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A span of time cut into periods, in seconds; the end is exclusive.
   *
   * @param origin a time that periods start at: 0, or for an alarm the time of its evaluation
   */
  record Span(long from, long to, long period, long origin) {

    /** The start moves back to the start of its period, as CloudWatch has it. */
    Span {
      from -= Math.floorMod(from - origin, period);
    }
  }

  /** Values by the start of their period, for each unit that the metric has values in. */
  Map<String, NavigableMap<Long, Aggregate>> byUnit(
      MetricId id, Span span, Optional<String> onlyUnit) {
    long now = now().getEpochSecond();
    Map<String, NavigableMap<Long, Aggregate>> out = new TreeMap<>();
    metrics
        .getOrDefault(id, Map.of())
        .forEach(
            (unit, series) -> {
              if (onlyUnit.isEmpty() || onlyUnit.get().equals(unit)) {
                out.put(unit, series.periods(span, now));
              }
            });
    return out;
  }

  /** Values by the start of their period, whatever unit they came in. */
  NavigableMap<Long, Aggregate> merged(MetricId id, Span span, Optional<String> onlyUnit) {
    NavigableMap<Long, Aggregate> out = new TreeMap<>();
    for (NavigableMap<Long, Aggregate> periods : byUnit(id, span, onlyUnit).values()) {
      periods.forEach(
          (start, values) -> out.computeIfAbsent(start, unused -> new Aggregate()).add(values));
    }
    return out;
  }
}
