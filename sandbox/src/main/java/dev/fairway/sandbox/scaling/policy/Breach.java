package dev.fairway.sandbox.scaling.policy;

import dev.fairway.sandbox.alarms.Comparison;
import dev.fairway.sandbox.alarms.Datapoint;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What an alarm that calls a policy saw.
 *
 * @param values of the datapoints that it evaluated, newest first
 */
public record Breach(Comparison comparison, double threshold, List<Double> values) {

  public Breach {
    values = List.copyOf(values);
  }

  public static Breach of(Comparison comparison, double threshold, List<Datapoint> points) {
    return new Breach(comparison, threshold, points.stream().map(Datapoint::value).toList());
  }

  DoubleStream stream() {
    return values.stream().mapToDouble(Double::doubleValue);
  }
}
