package dev.fairway.sandbox.events;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Delays between tries: doubling from one second up to eight minutes, each with jitter, so that 185
 * retries fill about the 24 hours that EventBridge documents. AWS documents the shape and not the
 * figures.
 */
record BackOff(RandomGenerator random) {

  private static final long FIRST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 480_000;

  /** The delay after try {@code attempt} (from 1): half of it fixed, half of it chance, or more. */
  Duration after(int attempt) {
    long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 20));
    return Duration.ofMillis(full / 2 + random.nextLong(full));
  }
}
