package dev.fairway.batch.state;

import dev.fairway.common.logs.Correlation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A beat at an interval until it is stopped or a beat says that it was the last. It has a thread of
 * its own: virtual ones would wait for a carrier while DuckDB's native code holds them all.
 */
final class Heartbeat {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Duration interval;
  private final Beat beat;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform()
          .daemon()
          .name("lease-heartbeat")
          .unstarted(Correlation.handOver(this::run));

  Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    stopped.countDown();
    thread.join(LONGEST_STOP);
  }

  private void run() {
    try {
      while (!stopped.await(interval.toNanos(), TimeUnit.NANOSECONDS) && beat.beat()) {
        // Each beat is its own work.
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** One beat; false ends the heartbeat. */
  @FunctionalInterface
  interface Beat {

    boolean beat() throws InterruptedException;
  }
}
