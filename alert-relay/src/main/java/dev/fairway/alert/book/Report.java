package dev.fairway.alert.book;

import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.rule.Verdict;
import java.time.Instant;

/**
 * An occurrence and what the rules say of it.
 *
 * @param receivedAt by the relay's clock
 */
public record Report(Occurrence occurrence, Verdict verdict, Instant receivedAt) {

  public Cause cause() {
    return Cause.of(occurrence, verdict);
  }
}
