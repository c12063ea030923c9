package dev.fairway.sandbox.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The region's time and everything that waits for it. It runs with a base clock and can be stepped
 * forward. A step walks: it comes to each due time in order, and what is due then runs while the
 * clock shows that time.
 */
public final class SandboxClock extends Clock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SandboxClock.class);

  /** Something that waits for its time; cancelling it after it ran does nothing. */
  public interface Timer {
    void cancel();
  }

  /** How long a step waits for one action, in time of the machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long the ticker waits before it looks at the base clock again, which may be set. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private record Entry(Instant due, long order, String name, Runnable action)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Clock base;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Entry> waiting = new PriorityQueue<>();

  /** Their due times are the base clock's. */
  private final PriorityQueue<Entry> unsteppedWaiting = new PriorityQueue<>();

  private final ExecutorService actions = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread ticker;
  private final Duration patience;

  /** Held by the one step that walks; others wait for its end. */
  private final ReentrantLock walk = new ReentrantLock();

  private boolean walking;
  private Duration offset = Duration.ZERO;
  private long nextOrder;
  private boolean closed;

  /**
   * A clock that runs with {@code base} (the system's, or a fixed one in a test) until it is
   * stepped.
   */
  public SandboxClock(Clock base) {
    this(base, PATIENCE);
  }

  /**
   * @param patience how long a step waits for one action before it goes on without it
   */
  SandboxClock(Clock base, Duration patience) {
    this.base = base;
    this.patience = patience;
    this.ticker = Thread.ofVirtual().name("sandbox-clock").start(this::tick);
  }

  public static SandboxClock system() {
    return new SandboxClock(Clock.systemUTC());
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return base.instant().plus(offset);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The region's clock is in UTC.");
  }

  /** Runs {@code action} once the clock has reached {@code due}; at once if it already has. */
  public Timer at(Instant due, String name, Runnable action) {
    return add(waiting, due, name, action);
  }

  private Timer add(PriorityQueue<Entry> queue, Instant due, String name, Runnable action) {
    lock.lock();
    try {
      Entry entry = new Entry(due, nextOrder++, name, action);
      queue.add(entry);
      changed.signalAll();
      return () -> cancel(queue, entry);
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} once {@code delay} has passed on this clock. */
  public Timer after(Duration delay, String name, Runnable action) {
    return at(instant().plus(delay), name, action);
  }

  /**
   * Runs {@code action} once {@code delay} has passed for the processes of this machine, which no
   * step makes faster.
   */
  public Timer afterUnstepped(Duration delay, String name, Runnable action) {
    return add(unsteppedWaiting, unstepped().plus(delay), name, action);
  }

  /**
   * Moves the time forward by {@code amount}, by way of everything that falls due until then, what
   * is scheduled on the way included. Each action has ended before the time goes on, unless it
   * takes more than ten seconds of the machine's time; it then runs on by itself.
   */
  public void step(Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("The clock steps forward only, not by " + amount + ".");
    }
    walk.lock();
    try {
      Duration target = offset().plus(amount);
      for (Entry due = walkTo(target); due != null; due = walkTo(target)) {
        await(due);
      }
    } finally {
      rest();
      walk.unlock();
    }
  }

  private void rest() {
    lock.lock();
    try {
      walking = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Goes to the next due time up to an offset; null when the clock has come to the offset. */
  private @Nullable Entry walkTo(Duration target) {
    lock.lock();
    try {
      Entry next = waiting.peek();
      Instant now = base.instant();
      if (closed || next == null || next.due().isAfter(now.plus(target))) {
        offset = target;
        return null;
      }
      walking = true;
      Duration ahead = Duration.between(now, next.due());
      offset = ahead.compareTo(offset) > 0 ? ahead : offset;
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  private void await(Entry entry) {
    Future<?> running = actions.submit(() -> run(entry));
    try {
      running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("{} takes longer than a step waits", entry.name());
    } catch (ExecutionException e) {
      log.error("{} failed", entry.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The time that this clock would show had it never been stepped. */
  public Instant unstepped() {
    return base.instant();
  }

  /** How far this clock is ahead of the one that it runs with. */
  public Duration offset() {
    lock.lock();
    try {
      return offset;
    } finally {
      lock.unlock();
    }
  }

  private void cancel(PriorityQueue<Entry> queue, Entry entry) {
    lock.lock();
    try {
      queue.remove(entry);
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    for (Entry due = awaitDue(); due != null; due = awaitDue()) {
      Entry entry = due;
      actions.execute(() -> run(entry));
    }
  }

  private @Nullable Entry awaitDue() {
    lock.lock();
    try {
      while (!closed) {
        Instant now = base.instant();
        Duration left = untilNext(unsteppedWaiting, now);
        if (!left.isPositive()) {
          return unsteppedWaiting.poll();
        }
        if (!walking) {
          Duration leftHere = untilNext(waiting, now.plus(offset));
          if (!leftHere.isPositive()) {
            return waiting.poll();
          }
          left = leftHere.compareTo(left) < 0 ? leftHere : left;
        }
        changed.awaitNanos(left.toNanos());
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static Duration untilNext(PriorityQueue<Entry> queue, Instant now) {
    Entry first = queue.peek();
    Duration left = first == null ? GLANCE : Duration.between(now, first.due());
    return left.compareTo(GLANCE) < 0 ? left : GLANCE;
  }

  private static void run(Entry entry) {
    try {
      entry.action().run();
    } catch (RuntimeException e) {
      log.error("{} failed", entry.name(), e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      unsteppedWaiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    ticker.interrupt();
    actions.close();
  }
}
