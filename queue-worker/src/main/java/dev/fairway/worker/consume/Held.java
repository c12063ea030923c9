package dev.fairway.worker.consume;

import dev.fairway.worker.consume.ledger.Lease;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.job.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that this task holds, from its receipt until it is deleted, given back or left. */
final class Held {

  /** What a handler does, which alone may be interrupted. */
  @FunctionalInterface
  interface Handling {
    Outcome handle() throws InterruptedException;
  }

  private final Delivery delivery;
  private final Instant receivedAt;
  private volatile Instant hiddenUntil;
  private volatile boolean kept = true;
  private volatile @Nullable Lease lease;
  private @Nullable Thread handler;
  private boolean begun;
  private boolean stopped;

  Held(Delivery delivery, Instant receivedAt, Instant hiddenUntil) {
    this.delivery = delivery;
    this.receivedAt = receivedAt;
    this.hiddenUntil = hiddenUntil;
  }

  Delivery delivery() {
    return delivery;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Instant hiddenUntil() {
    return hiddenUntil;
  }

  void hideUntil(Instant until) {
    hiddenUntil = until;
  }

  /** Whether it is to stay hidden. */
  boolean isKept() {
    return kept;
  }

  void letGo() {
    kept = false;
  }

  Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  void leased(Lease claimed) {
    lease = claimed;
  }

  /** Has the job done on this thread, unless it was stopped before. */
  Outcome interruptibly(Handling handling) throws InterruptedException {
    enter();
    try {
      return handling.handle();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("The worker stops.");
    }
    handler = Thread.currentThread();
  }

  /** What comes after the handler must not be cut by an interruption that was meant for it. */
  private synchronized void leave() {
    handler = null;
    Thread.interrupted();
  }

  /** Interrupts the handler, now or as soon as it begins. */
  synchronized void stop() {
    stopped = true;
    if (handler != null) {
      handler.interrupt();
    }
  }

  /** Whether its turn has come: false where it is to go back instead. */
  synchronized boolean begin() {
    begun = !stopped;
    return begun;
  }

  /** Stops it if its turn has not come yet. */
  synchronized void stopUnlessBegun() {
    stopped |= !begun;
  }
}
