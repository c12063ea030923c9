package dev.fairway.sandbox.alarms;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alarm and the state that it is in.
 *
 * @param recent the datapoints of the last evaluation, newest first
 */
record Alarm(AlarmDefinition definition, Standing standing, List<Datapoint> recent) {

  Alarm {
    recent = List.copyOf(recent);
  }

  /**
   * A state with its reason.
   *
   * @param data the reason for programs, a JSON object or "" where there is none
   */
  record Standing(AlarmState state, String reason, String data, Instant since, Instant configured) {

    Standing changed(AlarmState to, String why, String json, Instant now) {
      return new Standing(to, why, json, now, configured);
    }

    /** As the event of a state change spells it. */
    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("value", state.name()).put("reason", reason);
      if (!data.isEmpty()) {
        json.put("reasonData", data);
      }
      return json.put("timestamp", AlarmNews.time(since));
    }
  }

  static Alarm created(AlarmDefinition definition, Instant now) {
    Standing initial =
        new Standing(AlarmState.INSUFFICIENT_DATA, StateReason.INITIAL, "", now, now);
    return new Alarm(definition, initial, List.of());
  }

  /** A changed definition leaves the state as it is (PutMetricAlarm, API Reference). */
  Alarm redefined(AlarmDefinition now, Instant when) {
    Standing kept =
        new Standing(standing.state(), standing.reason(), standing.data(), standing.since(), when);
    return new Alarm(now, kept, recent);
  }

  Alarm in(Standing now, List<Datapoint> looked) {
    return new Alarm(definition, now, looked);
  }

  String name() {
    return definition.name();
  }

  AlarmState state() {
    return standing.state();
  }

  /** As DescribeAlarms spells it. */
  ObjectNode json() {
    ObjectNode json = definition.members().deepCopy();
    json.put("AlarmConfigurationUpdatedTimestamp", seconds(standing.configured()));
    json.put("StateValue", state().name()).put("StateReason", standing.reason());
    if (!standing.data().isEmpty()) {
      json.put("StateReasonData", standing.data());
    }
    json.put("StateUpdatedTimestamp", seconds(standing.since()));
    return json.put("StateTransitionedTimestamp", seconds(standing.since()));
  }

  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
