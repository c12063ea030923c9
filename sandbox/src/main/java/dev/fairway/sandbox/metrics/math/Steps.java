package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/** Functions that go along a series, from each value to the next. */
final class Steps {

  private Steps() {}

  static TimeSeries difference(TimeSeries series) {
    return pairs(series, (before, now) -> now.getValue() - before.getValue());
  }

  static TimeSeries seconds(TimeSeries series) {
    return pairs(series, (before, now) -> now.getKey() - before.getKey());
  }

  static TimeSeries rate(TimeSeries series) {
    return pairs(
        series,
        (before, now) -> (now.getValue() - before.getValue()) / (now.getKey() - before.getKey()));
  }

  static TimeSeries runningSum(TimeSeries series) {
    NavigableMap<Long, Double> out = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<Long, Double> entry : series.values().entrySet()) {
      sum += entry.getValue();
      out.put(entry.getKey(), sum);
    }
    return new TimeSeries(out);
  }

  static TimeSeries epoch(TimeSeries series) {
    NavigableMap<Long, Double> out = new TreeMap<>();
    series.values().keySet().forEach(start -> out.put(start, (double) start));
    return new TimeSeries(out);
  }

  private static TimeSeries pairs(
      TimeSeries series,
      ToDoubleBiFunction<Map.Entry<Long, Double>, Map.Entry<Long, Double>> operation) {
    NavigableMap<Long, Double> out = new TreeMap<>();
    for (Map.Entry<Long, Double> now : series.values().entrySet()) {
      Map.Entry<Long, Double> before = series.values().lowerEntry(now.getKey());
      if (before != null) {
        out.put(now.getKey(), operation.applyAsDouble(before, now));
      }
    }
    return new TimeSeries(out);
  }
}
