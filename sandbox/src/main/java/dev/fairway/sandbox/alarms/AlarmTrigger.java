package dev.fairway.sandbox.alarms;

import java.util.List;

/**
 * An alarm that calls a scaling policy.
 *
 * @param datapoints of its last evaluation, newest first
 */
public record AlarmTrigger(
    String alarmName,
    AlarmState state,
    AlarmRule rule,
    List<Datapoint> datapoints,
    String policyArn) {

  public AlarmTrigger {
    datapoints = List.copyOf(datapoints);
  }
}
