package dev.fairway.worker.consume.ledger;

import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.JobStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A job's item in the table. */
record JobRecord(Map<String, AttributeValue> item) {

  State state() {
    return State.valueOf(text("state", State.RUNNING.name()));
  }

  /** Tries that ended in a retry; with the last one where the job has ended. */
  int attempts() {
    return (int) number("attempts");
  }

  String owner() {
    return text("owner", "");
  }

  /** The message that the job was rejected with. */
  String messageId() {
    return text("messageId", "");
  }

  Duration remaining(Instant now) {
    Duration remaining = Duration.between(now, Instant.ofEpochMilli(number("leaseUntil")));
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  JobStatus status(String id) {
    int tried = state() == State.RUNNING ? attempts() + 1 : attempts();
    AttributeValue reason = item.get("reason");
    return new JobStatus(
        id,
        text("type", ""),
        state(),
        tried,
        reason == null ? null : reason.s(),
        Instant.parse(text("updatedAt", Instant.EPOCH.toString())));
  }

  private String text(String name, String otherwise) {
    @Nullable AttributeValue value = item.get(name);
    return value == null || value.s() == null ? otherwise : value.s();
  }

  private long number(String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }
}
