package dev.fairway.alert.book;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets the batches of one relay write to an alert one after the other, which conflict otherwise.
 */
final class CauseLocks {

  private static final int LOCKS = 256;

  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  /** A lock that is held. */
  record Hold(ReentrantLock lock) implements AutoCloseable {

    @Override
    public void close() {
      lock.unlock();
    }
  }

  Hold hold(Cause cause) throws InterruptedException {
    ReentrantLock lock = locks[Math.floorMod(cause.hashCode(), LOCKS)];
    lock.lockInterruptibly();
    return new Hold(lock);
  }
}
