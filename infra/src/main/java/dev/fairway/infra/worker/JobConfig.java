package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * How a task works on jobs.
 *
 * @param concurrency jobs at once in a task
 * @param visibility that a job is hidden for while it runs, renewed by the app
 * @param attempts before a job goes to the dead-letter queue
 * @param idempotency whether a job's record keeps it from being done twice
 * @param retention of a job's record
 */
record JobConfig(
    int concurrency, Duration visibility, int attempts, boolean idempotency, Duration retention) {

  JobConfig {
    if (visibility.compareTo(Duration.ofSeconds(10)) < 0
        || visibility.compareTo(Duration.ofHours(12)) > 0) {
      throw new ConfigException(
          "queue-worker.job.visibility is %s; it must lie between PT10S and PT12H, which is the"
                  .formatted(visibility)
              + " longest that SQS hides a message.");
    }
  }

  static JobConfig from(Settings settings) {
    String job = "queue-worker.job.";
    return new JobConfig(
        (int) settings.number(job + "concurrency", 1, 1000),
        settings.duration(job + "visibility"),
        (int) settings.number(job + "attempts", 1, WorkQueue.MAX_RECEIVES),
        settings.flag(job + "idempotency"),
        settings.duration(job + "retention"));
  }
}
