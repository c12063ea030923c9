package dev.fairway.worker.consume.backoff;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job waits for its next try: exponential, with full jitter, so that jobs which failed
 * together do not come back together.
 *
 * @param first the longest wait after the first try; each further one is three times as long
 */
public record RetryBackOff(Duration first, RandomGenerator random) {

  private static final int FACTOR = 3;
  private static final Duration LONGEST = Duration.ofHours(12);

  /**
   * @param attempt that failed, from 1
   */
  Duration after(int attempt) {
    double longest = Math.min(LONGEST.toMillis(), first.toMillis() * Math.pow(FACTOR, attempt - 1));
    return Duration.ofMillis(random.nextLong((long) longest + 1));
  }
}
