package dev.fairway.infra.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;

/** The parts of a "Scheduled Event" that a run gets as variables of its environment. */
final class ScheduleEvent {

  private ScheduleEvent() {}

  /** Turns the event into the overrides that RunTask takes. */
  static CfnRule.InputTransformerProperty asOverridesOf(String container) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("event-id", "$.id");
    paths.put("scheduled-at", "$.time");
    return CfnRule.InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate(
            ("{\"containerOverrides\":[{\"name\":\"%s\",\"environment\":["
                    + "{\"name\":\"EVENT_ID\",\"value\":\"<event-id>\"},"
                    + "{\"name\":\"SCHEDULED_AT\",\"value\":\"<scheduled-at>\"}]}]}")
                .formatted(container))
        .build();
  }
}
