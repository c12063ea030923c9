package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the loop at each minute of the region's clock, one after the other, each with its own time:
 * also the minutes that a step goes through, or that a paused machine missed.
 */
public final class MinuteTick implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MinuteTick.class);

  private final SandboxClock clock;
  private final ScalingLoop loop;
  private final ReentrantLock lock = new ReentrantLock();
  private SandboxClock.Timer next = () -> {};
  private boolean closed;

  private MinuteTick(SandboxClock clock, ScalingLoop loop) {
    this.clock = clock;
    this.loop = loop;
  }

  /** Begins with the next full minute. */
  public static MinuteTick start(SandboxClock clock, ScalingLoop loop) {
    MinuteTick tick = new MinuteTick(clock, loop);
    tick.await(clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(ScalingLoop.MINUTE));
    return tick;
  }

  private void await(Instant minute) {
    next = clock.at(minute, "the minute " + minute, () -> run(minute));
  }

  private void run(Instant minute) {
    lock.lock();
    try {
      if (!closed) {
        tick(minute);
        await(minute.plus(ScalingLoop.MINUTE));
      }
    } finally {
      lock.unlock();
    }
  }

  /** The outermost place: the next minute comes whatever this one brings. */
  private void tick(Instant minute) {
    try {
      loop.tick(minute);
    } catch (RuntimeException e) {
      log.error("The minute {} failed", minute, e);
    }
  }

  /** Ends with the minute that is under way. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      next.cancel();
    } finally {
      lock.unlock();
    }
  }
}
