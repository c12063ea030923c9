package dev.fairway.alert.book;

import dev.fairway.alert.rule.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of a cause from its first occurrence until it has been quiet.
 *
 * @param service whose tasks it is about; empty where there is none
 * @param verdict of the first occurrence
 * @param turn changes with what is done to the alert, other than occurrences and notices
 */
public record Alert(
    AlertId id,
    Cause cause,
    String service,
    Verdict verdict,
    Life life,
    Tally tally,
    Telling telling,
    Previous previous,
    Optional<Acknowledgement> acknowledgement,
    long turn) {

  /** Whether it goes on. */
  public enum State {
    OPEN,
    ENDED
  }

  /**
   * From when to when, by the relay's clock.
   *
   * @param seenAt when its latest occurrence was received
   * @param endedAt if it has ended
   * @param closed whether nothing more can come to it
   */
  public record Life(
      State state, Instant openedAt, Instant seenAt, Optional<Instant> endedAt, boolean closed) {}

  /**
   * Its occurrences.
   *
   * @param firstAt the event's time
   * @param lastAt the event's time
   * @param latest id of the event of the latest
   */
  public record Tally(long count, Instant firstAt, Instant lastAt, String latest) {}

  /**
   * What people were told.
   *
   * @param count occurrences told of
   * @param notices told, which numbers them
   * @param goesOn whether people were told of it and not yet of its end
   * @param held whether it is told of in digests alone
   * @param muted whether it was to be told of first while it was muted
   * @param granted whether it may be told of by a notice of its own, which a try before found out
   * @param step how often the window was doubled
   * @param windowEndsAt when what came since can be told
   * @param failures tries to tell in a row that failed
   */
  public record Telling(
      long count,
      long notices,
      boolean goesOn,
      boolean held,
      boolean muted,
      boolean granted,
      int step,
      Instant windowEndsAt,
      int failures) {}

  /** The alerts of the same cause before it. */
  public record Previous(int count, Optional<Instant> lastAt) {}

  /** Somebody takes care of it. */
  public record Acknowledgement(Instant at, String by) {}
}
