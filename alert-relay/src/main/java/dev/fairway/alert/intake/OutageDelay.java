package dev.fairway.alert.intake;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait while AWS is out of reach: from 200 ms up to 5 s, half by chance. */
final class OutageDelay {

  private static final long SHORTEST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;
  private static final int MOST_DOUBLINGS = 5;

  private OutageDelay() {}

  /**
   * @param failures in a row before the last one
   */
  static Duration after(int failures) {
    long longest = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }
}
