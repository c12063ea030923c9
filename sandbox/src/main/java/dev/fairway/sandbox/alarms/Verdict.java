package dev.fairway.sandbox.alarms;

import java.util.List;

/**
 * What the evaluation of an alarm came to.
 *
 * @param evaluated the datapoints that were looked at, newest first
 * @param filled how many missing datapoints were taken for something
 */
public record Verdict(AlarmState state, List<Datapoint> evaluated, int filled) {

  public Verdict {
    evaluated = List.copyOf(evaluated);
  }
}
