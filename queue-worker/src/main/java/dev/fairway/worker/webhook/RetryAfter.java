package dev.fairway.worker.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header of RFC 9110: seconds, or a date in the form that it prefers. */
final class RetryAfter {

  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** Reads the header, within {@link #SHORTEST} and {@link #LONGEST}; empty where it is neither. */
  static Optional<Duration> read(String header, Instant now) {
    String text = header.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(text.length() > 9 ? LONGEST : bounded(Long.parseLong(text)));
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(bounded(Duration.between(now, at).toSeconds()));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
  }
}
