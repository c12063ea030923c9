package dev.fairway.worker.deadletter;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that was given up, with what its worker wrote on it; a message that SQS itself moved
 * here has none of that.
 *
 * @param messageId what to redrive it by where it has no job id
 * @param body the beginning of it
 */
public record DeadLetter(String messageId, @Nullable Instant sentAt, Failure failure, String body) {

  private static final int BEGINNING = 1000;

  /** Why a job was given up. */
  public record Failure(
      @Nullable String jobId,
      @Nullable String type,
      @Nullable String reason,
      @Nullable Integer attempts,
      @Nullable String failedAt,
      @Nullable String correlationId) {}

  static DeadLetter of(Message message) {
    String attempts = attribute(message, "Attempts");
    String body = message.body();
    return new DeadLetter(
        message.messageId(),
        sentAt(message),
        new Failure(
            attribute(message, "JobId"),
            attribute(message, "JobType"),
            attribute(message, "Reason"),
            attempts == null ? null : Integer.valueOf(attempts),
            attribute(message, "FailedAt"),
            attribute(message, "CorrelationId")),
        body.length() <= BEGINNING ? body : body.substring(0, BEGINNING) + "…");
  }

  private static @Nullable Instant sentAt(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
  }

  static @Nullable String attribute(Message message, String name) {
    return Optional.ofNullable(message.messageAttributes().get(name))
        .map(MessageAttributeValue::stringValue)
        .orElse(null);
  }
}
