package dev.fairway.worker.http;

import dev.fairway.worker.deadletter.Backlog;
import dev.fairway.worker.deadletter.OldestAge;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the queue is doing; counts are SQS's approximations. */
@Schema(name = "Queue")
record QueueView(
    boolean paused,
    @Schema(description = "Waiting to be taken", example = "120") long visible,
    @Schema(description = "Taken, those that wait for their next try included", example = "16")
        long inFlight,
    long delayed,
    @Schema(description = "In the dead-letter queue", example = "0") long deadLetters,
    @Schema(
            description =
                "How long the oldest job waits, by CloudWatch's last minute; null where it has"
                    + " none",
            example = "PT42S")
        @Nullable Duration oldestAge,
    @Nullable Instant oldestAgeAt) {

  static QueueView of(boolean paused, Backlog backlog, Optional<OldestAge> age) {
    return new QueueView(
        paused,
        backlog.visible(),
        backlog.inFlight(),
        backlog.delayed(),
        backlog.deadLetters(),
        age.map(OldestAge::age).orElse(null),
        age.map(OldestAge::at).orElse(null));
  }
}
