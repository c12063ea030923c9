package dev.fairway.worker.consume.envelope;

import dev.fairway.worker.consume.queue.JobLabel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message's body turned out to be. */
public sealed interface Reading permits Envelope, Reading.Unreadable {

  JobLabel label();

  /**
   * No job of ours.
   *
   * @param reason what is wrong and what would be right
   */
  record Unreadable(String reason, JobLabel label) implements Reading {}

  static JobLabel label(
      @Nullable String id, @Nullable String type, @Nullable String correlationId) {
    return new JobLabel(
        Optional.ofNullable(id), Optional.ofNullable(type), Optional.ofNullable(correlationId));
  }
}
