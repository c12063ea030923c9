package dev.fairway.common.task;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a task must have ended. */
public final class Deadline {

  private final Duration limit;
  private final LongSupplier nanos;
  private final long startedAt;

  private Deadline(Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
  }

  /** Starts the time now. */
  public static Deadline in(Duration limit) {
    return in(limit, System::nanoTime);
  }

  /** Starts the time now, by the given count of nanoseconds. */
  public static Deadline in(Duration limit, LongSupplier nanos) {
    return new Deadline(limit, nanos);
  }

  public Duration limit() {
    return limit;
  }

  /** The time that has passed. */
  public Duration spent() {
    return Duration.ofNanos(nanos.getAsLong() - startedAt);
  }

  /** The time that is left, never negative. */
  public Duration remaining() {
    Duration left = limit.minus(spent());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
