package dev.fairway.sandbox.alarms;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alarm as PutMetricAlarm defined it.
 *
 * @param members what DescribeAlarms says of it, without its state
 * @param queries the metric or the metrics, as GetMetricData takes them
 */
record AlarmDefinition(
    String name, String arn, AlarmRule rule, JsonNode queries, ObjectNode members) {

  boolean actionsEnabled() {
    return members.path("ActionsEnabled").asBoolean(true);
  }

  AlarmDefinition withActionsEnabled(boolean enabled) {
    return new AlarmDefinition(
        name, arn, rule, queries, members.deepCopy().put("ActionsEnabled", enabled));
  }

  /** The ARNs to call in a state, none while actions are disabled. */
  List<String> actions(AlarmState state) {
    String member =
        switch (state) {
          case OK -> "OKActions";
          case ALARM -> "AlarmActions";
          case INSUFFICIENT_DATA -> "InsufficientDataActions";
        };
    return actionsEnabled()
        ? members.path(member).valueStream().map(arn -> arn.asString("")).toList()
        : List.of();
  }

  boolean hasActionLike(String prefix) {
    return List.of("OKActions", "AlarmActions", "InsufficientDataActions").stream()
        .flatMap(member -> members.path(member).valueStream())
        .anyMatch(arn -> arn.asString("").startsWith(prefix));
  }
}
