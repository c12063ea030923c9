package dev.fairway.batch;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When this run was due.
 *
 * @param scheduledAt the time of the schedule's event, blank where a person started the run
 *     (SCHEDULED_AT)
 */
@ConfigurationProperties
record ScheduleSettings(@DefaultValue("") String scheduledAt) {

  ScheduleSettings {
    parse(scheduledAt);
  }

  /** The moment by which windows are closed or not. */
  Instant now(Clock clock) {
    return scheduledAt.isBlank() ? clock.instant() : parse(scheduledAt);
  }

  private static Instant parse(String text) {
    try {
      return text.isBlank() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadConfigurationException(
          "SCHEDULED_AT is \"" + text + "\": it must be a time such as 2026-11-22T14:00:00Z.", e);
    }
  }
}
