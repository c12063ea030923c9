package dev.fairway.worker.consume;

import static dev.fairway.common.failure.BadConfigurationException.required;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where else jobs leave their traces, and how the task ends.
 *
 * @param deadletterUrl the queue of what can't be worked off (DEADLETTER_URL)
 * @param jobsTable the table of the jobs' records (JOBS_TABLE)
 * @param jobsRetention how long a record outlives its last change (JOBS_RETENTION)
 * @param taskDrain how long what runs may go on after SIGTERM; keep it below the stop timeout of
 *     the task definition (TASK_DRAIN)
 */
@ConfigurationProperties
record PlaceSettings(
    String deadletterUrl,
    String jobsTable,
    @DefaultValue("P14D") Duration jobsRetention,
    @DefaultValue("PT100S") Duration taskDrain) {

  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  PlaceSettings {
    required(deadletterUrl, "DEADLETTER_URL", "the SQS queue of what can't be worked off");
    required(jobsTable, "JOBS_TABLE", "the DynamoDB table of the jobs' records");
    if (jobsRetention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new BadConfigurationException(
          "JOBS_RETENTION is "
              + jobsRetention
              + ": it must be P1D or more, as a record keeps a"
              + " message that comes twice from being done twice.");
    }
    if (taskDrain.isNegative()) {
      throw new BadConfigurationException(
          "TASK_DRAIN is " + taskDrain + ": it must not be negative.");
    }
  }
}
