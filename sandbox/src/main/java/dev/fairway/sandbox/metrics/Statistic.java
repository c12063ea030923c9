package dev.fairway.sandbox.metrics;

import java.util.Optional;

/** What can be asked of a period's values. */
sealed interface Statistic {

  /** The statistic's value, empty where the values don't tell. */
  Optional<Double> of(Aggregate values);

  /** The name as CloudWatch writes it. */
  String name();

  /** The five that every period has. */
  enum Simple implements Statistic {
    SampleCount,
    Sum,
    Average,
    Minimum,
    Maximum;

    @Override
    public Optional<Double> of(Aggregate values) {
      return Optional.of(
          switch (this) {
            case SampleCount -> values.count();
            case Sum -> values.sum();
            case Average -> values.average();
            case Minimum -> values.minimum();
            case Maximum -> values.maximum();
          });
    }
  }

  /** A percentile, written {@code p99.9}. */
  record Percentile(String name, double percent) implements Statistic {
    @Override
    public Optional<Double> of(Aggregate values) {
      return values.percentile(percent);
    }
  }

  static Statistic named(String name) {
    for (Simple simple : Simple.values()) {
      if (simple.name().equals(name)) {
        return simple;
      }
    }
    if (name.matches("p(100|[0-9]{1,2}(\\.[0-9]{1,10})?)")) {
      return new Percentile(name, Double.parseDouble(name.substring(1)));
    }
    throw MetricErrors.invalid(
        "The sandbox knows the statistics SampleCount, Sum, Average, Minimum, Maximum and"
            + " percentiles such as p99, not "
            + name
            + ".");
  }
}
