package dev.fairway.infra.batch;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.StartEffort;
import java.time.Duration;

/**
 * When a run starts, how long it may take, and when its absence is announced.
 *
 * @param deadline that the app sets itself
 * @param lease after which a run that is gone no longer keeps others from working
 * @param silenceHours without a report after which the alarm goes off
 */
record RunConfig(
    Schedule schedule, StartEffort effort, Duration deadline, Duration lease, int silenceHours) {

  RunConfig {
    requireBetween("task.deadline", deadline, Duration.ofMinutes(1), Duration.ofDays(1));
    requireBetween("lease-time", lease, Duration.ofSeconds(15), Duration.ofHours(1));
    long twice = schedule.interval().multipliedBy(2).plusMinutes(59).toHours();
    if (silenceHours < twice) {
      throw new ConfigException(
          "batch-job.alarm.silence-hours is %d; for %s it must be at least %d, or it goes off between two runs."
              .formatted(silenceHours, schedule.expression(), twice));
    }
  }

  static RunConfig from(Settings settings) {
    return new RunConfig(
        Schedule.parse("batch-job.schedule", settings.text("batch-job.schedule")),
        StartEffort.from(settings, BatchTask.NAME),
        settings.duration("batch-job.task.deadline"),
        settings.duration("batch-job.lease-time"),
        (int) settings.number("batch-job.alarm.silence-hours", 2, 168));
  }

  private static void requireBetween(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new ConfigException(
          "batch-job.%s is %s; it must lie between %s and %s.".formatted(key, value, least, most));
    }
  }
}
