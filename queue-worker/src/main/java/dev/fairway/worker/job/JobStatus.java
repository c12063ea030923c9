package dev.fairway.worker.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of a job.
 *
 * @param attempts how often it was tried
 * @param reason why it is retried or was rejected; null where there is nothing to say
 */
public record JobStatus(
    String id, String type, State state, int attempts, @Nullable String reason, Instant updatedAt) {

  /** Where a job is in its life. */
  public enum State {
    QUEUED,
    RUNNING,
    RETRYING,
    DONE,
    REJECTED
  }
}
