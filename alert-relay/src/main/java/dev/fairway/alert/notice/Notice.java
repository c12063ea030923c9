package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell about an alert.
 *
 * @param id of this notice, by which a receiver knows a repetition
 * @param alertId of the alert
 * @param latest the occurrence that led to the alert, or the latest one
 * @param count occurrences of the alert up to now
 * @param sinceLast occurrences since the last notice
 * @param firstAt when the alert began
 * @param lastAt when its latest occurrence came
 * @param previous alerts of the same cause before this one, as far back as they are kept
 * @param previousAt when the last of these began
 * @param logLines the last lines of the failed container's log, oldest first
 * @param others alerts that were held back and are told of together, for a {@link Kind#DIGEST}
 */
public record Notice(
    String id,
    Kind kind,
    String alertId,
    Verdict verdict,
    Occurrence latest,
    long count,
    long sinceLast,
    Instant firstAt,
    Instant lastAt,
    int previous,
    Optional<Instant> previousAt,
    List<String> logLines,
    List<Other> others) {

  /** Why something is told. */
  public enum Kind {
    /** The alert is new. */
    FIRST,
    /** It goes on. */
    SUMMARY,
    /** It has ended. */
    RECOVERY,
    /** So many alerts began at once that these are told of together. */
    DIGEST,
    /** Somebody tries whether alerts arrive. */
    TEST
  }

  /** One of the alerts of a digest. */
  public record Other(String alertId, String family, String category, long count) {}
}
