package dev.fairway.batch.input;

import java.util.concurrent.atomic.AtomicLong;

/** The room for input on the task's disk, in bytes. */
public final class DiskSpace {

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  public DiskSpace(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  /** Takes room for bytes that are about to be written. */
  void take(long bytes) {
    if (used.addAndGet(bytes) > limit) {
      used.addAndGet(-bytes);
      throw new DiskFullException(limit);
    }
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
