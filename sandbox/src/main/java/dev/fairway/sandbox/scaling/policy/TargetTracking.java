package dev.fairway.sandbox.scaling.policy;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Target tracking ("How target tracking scaling for Application Auto Scaling works"): capacity in
 * proportion to the metric. Out by the newest datapoint; in by the highest of the alarm's, and only
 * as far as whole tasks can be spared, since it is to be the more careful of the two.
 */
public record TargetTracking(
    double target, boolean scaleInDisabled, Duration scaleOutCooldown, Duration scaleInCooldown)
    implements Rule {

  /** Datapoints of one minute that must lie above the target. */
  public static final int HIGH_PERIODS = 3;

  /** Datapoints of one minute that must lie below the low threshold. */
  public static final int LOW_PERIODS = 15;

  /** What share of the target the low alarm's threshold is. */
  private static final double LOW = 0.9;

  /** Below what a quotient of doubles may be off. */
  private static final double ROUNDING = 1e-9;

  public double lowThreshold() {
    return target * LOW;
  }

  @Override
  public OptionalInt wanted(int current, Breach breach) {
    if (breach.values().isEmpty()) {
      return OptionalInt.empty();
    }
    boolean high = breach.comparison().above();
    double metric = high ? breach.values().getFirst() : breach.stream().max().orElse(Double.NaN);
    int proportional = proportional(current, metric);
    return OptionalInt.of(high ? Math.max(current, proportional) : Math.min(current, proportional));
  }

  /** Zero for no capacity: any multiple of nothing is nothing. */
  private int proportional(int current, double metric) {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(current * metric / target - ROUNDING));
  }
}
