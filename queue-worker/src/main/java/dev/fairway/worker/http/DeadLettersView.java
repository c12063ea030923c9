package dev.fairway.worker.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.fairway.worker.deadletter.Backlog;
import dev.fairway.worker.deadletter.DeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in the dead-letter queue. */
@Schema(name = "DeadLetters")
record DeadLettersView(
    @Schema(description = "How many there are, approximately") long total,
    @Schema(description = "Whether there are more than these") boolean sample,
    List<Letter> deadLetters) {

  /** A message that was given up. */
  @Schema(name = "DeadLetter")
  record Letter(
      String messageId,
      @Nullable Instant sentAt,
      @JsonUnwrapped DeadLetter.Failure failure,
      @Schema(description = "The first 1,000 characters of the message") String body) {}

  static DeadLettersView of(Backlog backlog, List<DeadLetter> found) {
    List<Letter> letters =
        found.stream()
            .map(
                letter ->
                    new Letter(
                        letter.messageId(), letter.sentAt(), letter.failure(), letter.body()))
            .toList();
    long total = Math.max(backlog.deadLetters(), letters.size());
    return new DeadLettersView(total, total > letters.size(), letters);
  }
}
