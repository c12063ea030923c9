package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * How many jobs may wait for each task.
 *
 * @param latency that a job waits at most while the load is steady
 * @param timePerJob measured, of one job in a task
 */
record BacklogGoal(Duration latency, Duration timePerJob) {

  BacklogGoal {
    if (timePerJob.toMillis() < 1 || timePerJob.compareTo(latency) > 0) {
      throw new ConfigException(
          ("queue-worker.scaling.time-per-job is %s; it must be a time up to the latency goal,"
                  + " which is %s.")
              .formatted(timePerJob, latency));
    }
  }

  static BacklogGoal from(Settings settings) {
    return new BacklogGoal(
        settings.duration("queue-worker.scaling.latency-goal"),
        settings.duration("queue-worker.scaling.time-per-job"));
  }

  /** As many as a task works off within the goal. */
  long perTask(int concurrency) {
    return latency.toMillis() * concurrency / timePerJob.toMillis();
  }
}
