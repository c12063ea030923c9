package dev.fairway.worker.consume.backoff;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Slows the receiving down while SQS or DynamoDB is out of reach, so that messages stay there. */
public final class OutageBackOff {

  private static final long SHORTEST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 15_000;
  private static final int STEPS = 7;

  private final RandomGenerator random;
  private final AtomicInteger failures = new AtomicInteger();

  public OutageBackOff(RandomGenerator random) {
    this.random = random;
  }

  public void failed() {
    failures.updateAndGet(count -> Math.min(count + 1, STEPS));
  }

  public void succeeded() {
    failures.set(0);
  }

  /** How long to wait before the next call: half of it for sure, half by chance. */
  public Duration delay() {
    int count = failures.get();
    if (count == 0) {
      return Duration.ZERO;
    }
    long longest = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << (count - 1));
    return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
  }
}
