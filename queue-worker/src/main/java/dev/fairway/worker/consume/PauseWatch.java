package dev.fairway.worker.consume;

import dev.fairway.common.failure.FairwayException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this task last read of the service's pause. */
final class PauseWatch implements Periodic {

  private static final Logger log = LoggerFactory.getLogger(PauseWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private final Pause pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition resumed = lock.newCondition();
  private boolean paused;

  PauseWatch(Pause pause) {
    this.pause = pause;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  /** Where the record can't be read, what was read before stays true. */
  @Override
  public void tick() {
    try {
      set(pause.paused());
    } catch (FairwayException unread) {
      log.warn("Whether the service is paused is not known: {}", unread.getMessage());
    }
  }

  private void set(boolean now) {
    lock.lock();
    try {
      if (paused != now) {
        log.info(now ? "The service is paused" : "The service goes on");
      }
      paused = now;
      resumed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  void awaitResumed() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (paused) {
        resumed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
