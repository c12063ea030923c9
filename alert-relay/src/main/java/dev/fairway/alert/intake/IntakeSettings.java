package dev.fairway.alert.intake;

import static dev.fairway.common.failure.BadConfigurationException.required;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events come from, and where messages go that can't stay there.
 *
 * @param alertQueue URL of the queue of events (ALERT_QUEUE)
 * @param deadLetterQueue URL of the queue of what is no event (DEAD_LETTER_QUEUE)
 * @param undeliveredQueues URLs of the queues of events that did not reach their targets
 *     (UNDELIVERED_QUEUES)
 * @param keptQueue URL of the queue where these are kept for people (KEPT_QUEUE)
 * @param alertConcurrency batches of up to 90 at once (ALERT_CONCURRENCY)
 * @param alertPoll how long a receive waits for messages (ALERT_POLL)
 * @param taskDrain for what is in hand at SIGTERM (TASK_DRAIN)
 */
@ConfigurationProperties
record IntakeSettings(
    String alertQueue,
    String deadLetterQueue,
    @DefaultValue List<String> undeliveredQueues,
    String keptQueue,
    @DefaultValue("4") int alertConcurrency,
    @DefaultValue("PT20S") Duration alertPoll,
    @DefaultValue("PT100S") Duration taskDrain) {

  /** "Amazon SQS short and long polling": the longest wait. */
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  IntakeSettings {
    required(alertQueue, "ALERT_QUEUE", "the SQS queue of the events");
    required(deadLetterQueue, "DEAD_LETTER_QUEUE", "the SQS queue of what is no event");
    required(keptQueue, "KEPT_QUEUE", "the SQS queue where undelivered events are kept");
    undeliveredQueues = undeliveredQueues.stream().filter(url -> !url.isBlank()).toList();
    if (alertConcurrency < 1 || alertConcurrency > 100) {
      throw new BadConfigurationException(
          "ALERT_CONCURRENCY is " + alertConcurrency + ": it must be from 1 to 100.");
    }
    if (alertPoll.isNegative() || alertPoll.compareTo(LONGEST_POLL) > 0) {
      throw new BadConfigurationException(
          "ALERT_POLL is "
              + alertPoll
              + ": it must be from PT0S to PT20S, which SQS waits at most.");
    }
    if (taskDrain.isNegative()) {
      throw new BadConfigurationException(
          "TASK_DRAIN is " + taskDrain + ": it must not be negative.");
    }
  }
}
