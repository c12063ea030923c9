package dev.fairway.sandbox.scaling.policy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Step scaling ("How step scaling for Application Auto Scaling works").
 *
 * @param leastChange the MinAdjustmentMagnitude of a change in percent, 0 where there is none
 */
public record StepScaling(
    Adjustment type, List<Step> steps, int leastChange, Aggregation aggregation, Duration cooldown)
    implements Rule {

  public StepScaling {
    steps = List.copyOf(steps);
  }

  @Override
  public Duration scaleOutCooldown() {
    return cooldown;
  }

  @Override
  public Duration scaleInCooldown() {
    return cooldown;
  }

  @Override
  public OptionalInt wanted(int current, Breach breach) {
    OptionalDouble metric = aggregation.of(breach);
    if (metric.isEmpty()) {
      return OptionalInt.empty();
    }
    double distance = metric.getAsDouble() - breach.threshold();
    return steps.stream()
        .filter(step -> step.covers(distance, breach.comparison()))
        .mapToInt(step -> adjusted(current, step.adjustment()))
        .findFirst();
  }

  private int adjusted(int current, int adjustment) {
    return switch (type) {
      case ChangeInCapacity -> Math.max(0, current + adjustment);
      case ExactCapacity -> adjustment;
      case PercentChangeInCapacity -> Math.max(0, current + percent(current, adjustment));
    };
  }

  /** A change of less than one is one; a larger one loses its fraction. */
  private int percent(int current, int adjustment) {
    double exact = current * adjustment / 100.0;
    long change = (long) exact;
    if (exact != 0 && change == 0) {
      change = exact > 0 ? 1 : -1;
    }
    long least = Math.max(leastChange, Math.abs(change));
    return (int) (adjustment < 0 ? -least : least);
  }
}
