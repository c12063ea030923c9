package dev.fairway.sandbox.metrics.math;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** What an expression gives ("Using metric math", CloudWatch User Guide: S, TS and TS[]). */
public sealed interface Value {

  /** The type as an error names it. */
  String type();

  /** The same operation on every number in it. */
  Value map(DoubleUnaryOperator operation);

  /** A number, NaN where it is of no values at all. */
  record Scalar(double number) implements Value {
    @Override
    public String type() {
      return "Scalar";
    }

    @Override
    public Value map(DoubleUnaryOperator operation) {
      return new Scalar(operation.applyAsDouble(number));
    }
  }

  /** Values by the start of their period, in seconds since the epoch; what is missing is absent. */
  record TimeSeries(NavigableMap<Long, Double> values) implements Value {

    /** Keeps the finite values: a division by zero gives none. */
    public TimeSeries {
      TreeMap<Long, Double> finite = new TreeMap<>(values);
      finite.values().removeIf(value -> !Double.isFinite(value));
      values = Collections.unmodifiableNavigableMap(finite);
    }

    @Override
    public String type() {
      return "TimeSeries";
    }

    @Override
    public TimeSeries map(DoubleUnaryOperator operation) {
      NavigableMap<Long, Double> out = new TreeMap<>();
      values.forEach((start, value) -> out.put(start, operation.applyAsDouble(value)));
      return new TimeSeries(out);
    }
  }

  /** Several series, as METRICS() gives them. */
  record SeriesArray(List<TimeSeries> series) implements Value {

    public SeriesArray {
      series = List.copyOf(series);
    }

    @Override
    public String type() {
      return "Array[TimeSeries]";
    }

    @Override
    public SeriesArray map(DoubleUnaryOperator operation) {
      return new SeriesArray(series.stream().map(each -> each.map(operation)).toList());
    }
  }
}
