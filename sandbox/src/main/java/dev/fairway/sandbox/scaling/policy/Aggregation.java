package dev.fairway.sandbox.scaling.policy;

import java.util.OptionalDouble;

/** How the datapoints of an alarm become the one value that steps are chosen by. */
public enum Aggregation {
  Average,
  Maximum,
  Minimum;

  OptionalDouble of(Breach breach) {
    return switch (this) {
      case Average -> breach.stream().average();
      case Maximum -> breach.stream().max();
      case Minimum -> breach.stream().min();
    };
  }
}
