package dev.fairway.sandbox.alarms;

import java.time.Duration;
import java.time.Instant;

/**
 * When an alarm is in which state.
 *
 * @param evaluationPeriods N, the most recent datapoints that are looked at
 * @param datapointsToAlarm M, how many of them must breach
 */
public record AlarmRule(
    Comparison comparison,
    double threshold,
    Duration period,
    int evaluationPeriods,
    int datapointsToAlarm,
    MissingData missingData) {

  /**
   * How many more datapoints are fetched than are looked at, in case some are missing. AWS names
   * the number in an example only: five for an alarm of three.
   */
  private static final int SPARE = 2;

  /** The evaluation range, in periods. */
  public int range() {
    return evaluationPeriods + SPARE;
  }

  /** The start of the evaluation range of an alarm that is evaluated at {@code now}. */
  public Instant rangeStart(Instant now) {
    return now.minus(period.multipliedBy(range()));
  }

  boolean breaches(double value) {
    return comparison.breaches(value, threshold);
  }
}
