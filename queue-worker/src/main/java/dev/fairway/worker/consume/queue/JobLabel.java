package dev.fairway.worker.consume.queue;

import java.util.Optional;

/** What a message says of its job, as far as it can be read. */
public record JobLabel(Optional<String> id, Optional<String> type, Optional<String> correlationId) {

  public static final JobLabel NONE =
      new JobLabel(Optional.empty(), Optional.empty(), Optional.empty());
}
