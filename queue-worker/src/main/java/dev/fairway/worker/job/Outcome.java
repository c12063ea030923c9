package dev.fairway.worker.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How a job ended, as its handler says. */
public sealed interface Outcome {

  /** The job is done and never handed out again. */
  static Outcome done() {
    return new Done(List.of());
  }

  /** It is tried again after the usual back-off, until its attempts are used up. */
  static Outcome retry(String reason) {
    return new Retry(reason, Optional.empty());
  }

  /** It is tried again after {@code delay}, as a receiver's Retry-After asks. */
  static Outcome retryAfter(Duration delay, String reason) {
    return new Retry(reason, Optional.of(delay));
  }

  /** It can never succeed: it goes to the dead-letter queue with the reason. */
  static Outcome reject(String reason) {
    return new Rejected(reason);
  }

  /**
   * @param writes what the job does in DynamoDB, committed with the job's own record in one
   *     transaction, at most 99
   */
  record Done(List<TransactWriteItem> writes) implements Outcome {

    /** Done, with writes that happen exactly once however often the job is handed out. */
    public static Outcome with(List<TransactWriteItem> writes) {
      return new Done(List.copyOf(writes));
    }
  }

  /**
   * @param reason for a person, kept with the job
   * @param delay empty for the usual back-off
   */
  record Retry(String reason, Optional<Duration> delay) implements Outcome {}

  /**
   * @param reason for a person, an attribute of the message in the dead-letter queue
   */
  record Rejected(String reason) implements Outcome {}
}
