package dev.fairway.batch.reconcile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way through the listing, which may take several runs.
 *
 * @param since uploads before it were looked at by the pass before
 * @param cursor the last key that was looked at, null at the beginning
 */
record Pass(Instant startedAt, Instant since, @Nullable String cursor) {

  /** What clocks, and an upload's time and its being there, may be apart. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  static Pass first(Instant now, RedriveSettings settings) {
    return new Pass(now, now.minus(settings.lookBack()), null);
  }

  /** The pass after a complete one, from the uploads on that were too young for that one. */
  static Pass after(Instant lastStartedAt, Instant now, RedriveSettings settings) {
    return new Pass(now, lastStartedAt.minus(settings.after()).minus(OVERLAP), null);
  }

  Pass at(String key) {
    return new Pass(startedAt, since, key);
  }

  /** Whether it is to be looked at: not before, and old enough for its record to be there. */
  boolean covers(Upload upload, RedriveSettings settings) {
    Instant from = upload.isMultipart() ? multipartSince(settings) : since;
    return !upload.modified().isBefore(from)
        && !upload.modified().isAfter(startedAt.minus(settings.after()));
  }

  private Instant multipartSince(RedriveSettings settings) {
    Instant longAgo = startedAt.minus(settings.lookBack());
    return longAgo.isBefore(since) ? longAgo : since;
  }
}
