package dev.fairway.sandbox.tour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells slow work from work that stands still. */
final class Progress {

  private final Clock clock;
  private final Duration patience;
  private long best = Long.MIN_VALUE;
  private Instant moved;

  /**
   * @param patience how long work may stand still
   */
  Progress(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.moved = clock.instant();
  }

  /**
   * @param done grows as the work goes forward
   */
  void seen(long done) {
    if (done > best) {
      best = done;
      moved = clock.instant();
    }
  }

  boolean isStuck() {
    return clock.instant().isAfter(moved.plus(patience));
  }
}
