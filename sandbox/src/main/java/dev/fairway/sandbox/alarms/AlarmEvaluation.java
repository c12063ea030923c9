package dev.fairway.sandbox.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Evaluates an alarm ("Configuring how CloudWatch alarms treat missing data", CloudWatch User
 * Guide). Real datapoints of the whole evaluation range come first; only where they are fewer than
 * the evaluation periods does it matter what missing ones are taken for.
 */
public final class AlarmEvaluation {

  private final AlarmRule rule;
  private final Instant now;
  private final List<Datapoint> real;

  /**
   * @param now the end of the newest period
   * @param values by the start of their period, in seconds since the epoch
   */
  private AlarmEvaluation(AlarmRule rule, Instant now, NavigableMap<Long, Double> values) {
    this.rule = rule;
    this.now = now;
    this.real = new ArrayList<>();
    for (int age = 1; age <= rule.range() && real.size() < rule.evaluationPeriods(); age++) {
      Instant start = now.minus(rule.period().multipliedBy(age));
      Double value = values.get(start.getEpochSecond());
      if (value != null) {
        real.add(new Datapoint(start, value));
      }
    }
  }

  /**
   * The state at a time.
   *
   * @param now the end of the newest period
   * @param values by the start of their period, in seconds since the epoch
   * @param current the state until now, which stays where the rules say so
   */
  public static Verdict at(
      AlarmRule rule, Instant now, NavigableMap<Long, Double> values, AlarmState current) {
    AlarmEvaluation evaluation = new AlarmEvaluation(rule, now, values);
    int missing = rule.evaluationPeriods() - evaluation.real.size();
    return new Verdict(evaluation.state(missing, current), evaluation.real, missing);
  }

  private AlarmState state(int missing, AlarmState current) {
    long breaching = real.stream().filter(point -> rule.breaches(point.value())).count();
    if (missing > 0 && rule.missingData() == MissingData.BREACHING) {
      breaching += missing;
    }
    if (breaching >= rule.datapointsToAlarm()) {
      return AlarmState.ALARM;
    }
    boolean open =
        missing > 0
            && breaching == real.size()
            && (rule.missingData() == MissingData.MISSING
                || rule.missingData() == MissingData.IGNORE);
    return open ? withoutDecision(current) : AlarmState.OK;
  }

  /** All that is there breaches, and too few are there. */
  private AlarmState withoutDecision(AlarmState current) {
    if (rule.missingData() == MissingData.IGNORE) {
      return current;
    }
    if (real.isEmpty()) {
      return AlarmState.INSUFFICIENT_DATA;
    }
    return oldestAge() >= rule.datapointsToAlarm() ? AlarmState.ALARM : current;
  }

  /** The age of the oldest datapoint in periods, 1 for that of the newest period. */
  private long oldestAge() {
    return Duration.between(real.getLast().time(), now).dividedBy(rule.period());
  }
}
