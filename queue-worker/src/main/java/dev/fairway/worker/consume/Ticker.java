package dev.fairway.worker.consume;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something periodic on a thread of its own, which can be woken. */
final class Ticker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Ticker.class);

  private final Periodic work;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;

  private Ticker(Periodic work) {
    this.work = work;
    this.thread = Thread.ofVirtual().name(work.getClass().getSimpleName()).unstarted(this::run);
  }

  static Ticker start(Periodic work) {
    Ticker ticker = new Ticker(work);
    ticker.thread.start();
    return ticker;
  }

  void wake() {
    wake.release();
  }

  /** The outermost loop: one failed tick must not be the last. */
  private void run() {
    try {
      while (true) {
        try {
          work.tick();
        } catch (RuntimeException failed) {
          log.error("{} failed and goes on", work.getClass().getSimpleName(), failed);
        }
        boolean woken = wake.tryAcquire(work.period().toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
          wake.drainPermits();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
