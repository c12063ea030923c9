package dev.fairway.worker.consume;

import dev.fairway.worker.consume.queue.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The messages that this task holds, and the jobs among them that it does. */
final class InHand {

  private final Set<Held> held = ConcurrentHashMap.newKeySet();
  private final Set<String> jobs = ConcurrentHashMap.newKeySet();
  private final ReentrantLock beat = new ReentrantLock();
  private final Condition empty = beat.newCondition();
  private final Duration visibility;
  private final Clock clock;

  InHand(Duration visibility, Clock clock) {
    this.visibility = visibility;
    this.clock = clock;
  }

  Duration visibility() {
    return visibility;
  }

  Held add(Delivery delivery) {
    Instant now = clock.instant();
    Held taken = new Held(delivery, now, now.plus(visibility));
    held.add(taken);
    return taken;
  }

  /** No heartbeat hides the message once this has returned. */
  void letGo(Held message) {
    beat.lock();
    try {
      message.letGo();
    } finally {
      beat.unlock();
    }
  }

  void remove(Held gone) {
    beat.lock();
    try {
      held.remove(gone);
      if (held.isEmpty()) {
        empty.signalAll();
      }
    } finally {
      beat.unlock();
    }
  }

  /** Whether the job is now begun: false where another message of it is in hand. */
  boolean begin(String jobId) {
    return jobs.add(jobId);
  }

  void end(String jobId) {
    jobs.remove(jobId);
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  int size() {
    return held.size();
  }

  List<Held> all() {
    return List.copyOf(held);
  }

  /** Waits until nothing is in hand; false where that took longer. */
  boolean awaitEmpty(Duration time) throws InterruptedException {
    long left = time.toNanos();
    beat.lock();
    try {
      while (!held.isEmpty() && left > 0) {
        left = empty.awaitNanos(left);
      }
      return held.isEmpty();
    } finally {
      beat.unlock();
    }
  }

  /** Renews what would be handed out to another before long. */
  void renew(Renewal renewal) throws InterruptedException {
    Instant soon = clock.instant().plus(visibility.dividedBy(2));
    beat.lock();
    try {
      List<Held> ageing =
          held.stream().filter(one -> one.isKept() && one.hiddenUntil().isBefore(soon)).toList();
      if (!ageing.isEmpty()) {
        renewal.of(ageing);
        Instant until = clock.instant().plus(visibility);
        ageing.forEach(one -> one.hideUntil(until));
      }
    } finally {
      beat.unlock();
    }
  }

  /** Hides messages for another while and prolongs their leases. */
  @FunctionalInterface
  interface Renewal {
    void of(List<Held> ageing) throws InterruptedException;
  }
}
