package dev.fairway.worker.consume;

import static dev.fairway.common.failure.BadConfigurationException.required;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The work queue and how it is worked off; each is a variable of the same name (QUEUE_URL and so
 * on).
 *
 * @param url of the work queue
 * @param concurrency jobs at once in this task
 * @param visibility how long a message is hidden, and a job leased, without renewal
 * @param attempts tries before a job goes to the dead-letter queue
 * @param backOff the longest wait after the first try; each further one is three times as long
 * @param idempotency whether each job has a record by which it is done once
 */
@ConfigurationProperties("queue")
record QueueSettings(
    String url,
    @DefaultValue("16") int concurrency,
    @DefaultValue("PT1M") Duration visibility,
    @DefaultValue("8") int attempts,
    @DefaultValue("PT5S") Duration backOff,
    @DefaultValue("true") boolean idempotency) {

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(11);

  QueueSettings {
    required(url, "QUEUE_URL", "the SQS queue that the jobs come from");
    if (concurrency < 1) {
      throw new BadConfigurationException(
          "QUEUE_CONCURRENCY is " + concurrency + ": it must be 1 or more.");
    }
    if (visibility.compareTo(SHORTEST) < 0 || visibility.compareTo(LONGEST) > 0) {
      throw new BadConfigurationException(
          "QUEUE_VISIBILITY is " + visibility + ": it must be from PT2S to PT11H.");
    }
    if (attempts < 1) {
      throw new BadConfigurationException(
          "QUEUE_ATTEMPTS is " + attempts + ": it must be 1 or more.");
    }
    if (backOff.isNegative()) {
      throw new BadConfigurationException(
          "QUEUE_BACK_OFF is " + backOff + ": it must not be negative.");
    }
  }
}
