package dev.fairway.alert.publish;

import dev.fairway.common.failure.FairwayException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does one thing over and over, from when the application stands until it stops. */
final class Repeated implements SmartLifecycle, Runnable {

  private static final Logger log = LoggerFactory.getLogger(Repeated.class);

  /** After what takes events in has stopped, and before the web server does. */
  private static final int PHASE = DEFAULT_PHASE - 512;

  private final String name;
  private final Duration period;
  private final Work work;
  private volatile Thread thread;

  /** What may be interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  /**
   * @param period from the end of one time to the begin of the next
   */
  Repeated(String name, Duration period, Work work) {
    this.name = name;
    this.period = period;
    this.work = work;
    this.thread = Thread.ofVirtual().unstarted(this);
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name(name).start(this);
  }

  /** The outermost loop: nothing but an interruption ends it. */
  @Override
  public void run() {
    try {
      while (true) {
        once();
        Thread.sleep(period);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() throws InterruptedException {
    try {
      work.run();
    } catch (FairwayException failed) {
      log.warn("{} failed, and is tried again: {}", name, failed.getMessage());
    } catch (RuntimeException unforeseen) {
      log.error("{} failed, and is tried again", name, unforeseen);
    }
  }

  @Override
  public void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
