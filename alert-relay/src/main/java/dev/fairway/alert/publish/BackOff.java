package dev.fairway.alert.publish;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a notice is tried again: from a second up to a minute, half by chance.
 */
record BackOff(RandomGenerator random) {

  private static final long SHORTEST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 60_000;
  private static final int MOST_DOUBLINGS = 6;

  /**
   * @param failures before the one that has just been
   */
  Duration after(int failures) {
    long longest = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
  }
}
