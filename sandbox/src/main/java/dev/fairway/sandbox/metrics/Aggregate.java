package dev.fairway.sandbox.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a span of time, aggregated; not safe for use by several threads. */
final class Aggregate {

  private static final int MAX_DISTINCT = 1_000;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private double count;
  private double sum;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  /** How often each value came, for percentiles; given up once a bare statistic set came. */
  private final TreeMap<Double, Double> counts = new TreeMap<>();

  private boolean distributed = true;

  /** Whether the values are rounded; the step is taken once. */
  private boolean coarse;

  void add(double value, double times) {
    addSet(times, value * times, value, value);
  }

  void addSet(double samples, double total, double least, double most) {
    count += samples;
    sum += total;
    minimum = Math.min(minimum, least);
    maximum = Math.max(maximum, most);
    if (least == most) {
      addDistinct(least, samples);
    } else {
      distributed = false;
      counts.clear();
    }
  }

  void add(Aggregate other) {
    count += other.count;
    sum += other.sum;
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
    distributed &= other.distributed;
    if (distributed) {
      other.counts.forEach(this::addDistinct);
    } else {
      counts.clear();
    }
  }

  private void addDistinct(double value, double times) {
    if (!distributed) {
      return;
    }
    if (!coarse && counts.size() >= MAX_DISTINCT && !counts.containsKey(value)) {
      round();
    }
    counts.merge(coarse ? rounded(value) : value, times, Double::sum);
  }

  /** Beyond a thousand distinct values percentiles are exact to three digits. */
  private void round() {
    coarse = true;
    Map<Double, Double> before = new TreeMap<>(counts);
    counts.clear();
    before.forEach((value, times) -> counts.merge(rounded(value), times, Double::sum));
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(THREE_DIGITS).doubleValue();
  }

  double count() {
    return count;
  }

  double sum() {
    return sum;
  }

  double minimum() {
    return minimum;
  }

  double maximum() {
    return maximum;
  }

  double average() {
    return sum / count;
  }

  /** The least value that {@code percent} of the samples don't exceed; empty where unknown. */
  Optional<Double> percentile(double percent) {
    double wanted = count * percent / 100;
    double seen = 0;
    for (Map.Entry<Double, Double> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
