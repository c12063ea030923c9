package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** From several numbers to one: a series becomes a number, several series become one. */
enum Reduction {
  AVG(numbers -> stream(numbers).average().orElse(Double.NaN)),
  COUNT(Collection::size),
  MAX(numbers -> stream(numbers).max().orElse(Double.NaN)),
  MIN(numbers -> stream(numbers).min().orElse(Double.NaN)),
  STDDEV(Reduction::deviation),
  SUM(numbers -> stream(numbers).sum());

  private final ToDoubleFunction<Collection<Double>> numbers;

  Reduction(ToDoubleFunction<Collection<Double>> numbers) {
    this.numbers = numbers;
  }

  Value of(Value value, String function) {
    return switch (value) {
      case Scalar scalar -> throw Functions.refused(function, scalar);
      case TimeSeries(var values) -> new Scalar(numbers.applyAsDouble(values.values()));
      case SeriesArray(var series) -> across(series);
    };
  }

  private TimeSeries across(List<TimeSeries> series) {
    NavigableMap<Long, List<Double>> byStart = new TreeMap<>();
    for (TimeSeries each : series) {
      each.values()
          .forEach(
              (start, value) ->
                  byStart.computeIfAbsent(start, unused -> new ArrayList<>()).add(value));
    }
    NavigableMap<Long, Double> out = new TreeMap<>();
    byStart.forEach((start, values) -> out.put(start, numbers.applyAsDouble(values)));
    return new TimeSeries(out);
  }

  private static DoubleStream stream(Collection<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue);
  }

  private static double deviation(Collection<Double> numbers) {
    double average = stream(numbers).average().orElse(Double.NaN);
    double variance =
        stream(numbers).map(number -> (number - average) * (number - average)).average().orElse(0);
    return Math.sqrt(variance);
  }
}
