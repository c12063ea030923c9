package dev.fairway.worker.webhook.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The subscriptions for the fan-out, read once for many events: for any event, a subscription that
 * was created before it counts. So a backlog of events needs one read every few seconds, and only
 * an event that has just happened needs one of its own.
 */
public final class SubscriptionCache {

  static final Duration LONGEST = Duration.ofSeconds(5);
  // EventBridge writes an event's time in whole seconds.
  static final Duration PRECISION = Duration.ofSeconds(1);

  private final Subscriptions subscriptions;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private Instant readAt = Instant.MIN;
  private List<Subscription> known = List.of();

  public SubscriptionCache(Subscriptions subscriptions, Clock clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Returns the enabled subscriptions that want an event of this type and time. */
  public List<Subscription> wanting(String eventType, Instant time) throws InterruptedException {
    return upToDate(time).stream().filter(subscription -> subscription.wants(eventType)).toList();
  }

  private List<Subscription> upToDate(Instant time) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (readAt.isBefore(time.plus(PRECISION)) || readAt.isBefore(now.minus(LONGEST))) {
        known = subscriptions.all();
        readAt = now;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }
}
