package dev.fairway.sandbox.storage;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The order of writes: sixteen hexadecimal digits that only ever grow, also over a restart.
 *
 * <p>The upper half is the time in seconds, as in S3's own, the lower half the part of the second.
 */
public final class Sequencers {

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param clock one that never goes back, so not one that can be stepped
   */
  public Sequencers(Clock clock) {
    this.clock = clock;
  }

  public String next() {
    Instant now = clock.instant();
    long time = (now.getEpochSecond() << 32) | (((long) now.getNano() << 32) / 1_000_000_000L);
    return "%016x".formatted(last.accumulateAndGet(time, (before, at) -> Math.max(before + 1, at)));
  }
}
