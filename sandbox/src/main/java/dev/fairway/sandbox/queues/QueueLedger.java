package dev.fairway.sandbox.queues;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened to the messages of each queue, in the region's time: what the emulator's attributes
 * don't tell.
 */
public final class QueueLedger {

  /**
   * What one queue saw.
   *
   * @param oldest the age of the message that was sent first, zero where there is none
   * @param sent since the last reading, as are the other two; moves to a dead-letter queue are not
   *     among them
   */
  public record Reading(Duration oldest, long sent, long received, long deleted) {}

  private record Held(Instant sent, int receives) {}

  private static final class Page {
    /** By message id, in the order of sending. */
    final Map<String, Held> messages = new LinkedHashMap<>();

    long sent;
    long received;
    long deleted;
  }

  private final Clock clock;
  private final Map<String, Page> pages = new HashMap<>();

  public QueueLedger(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes a message that is in a queue now.
   *
   * @param moved whether it comes from the queue that this one is the dead-letter queue of
   */
  synchronized void added(String queue, String message, boolean moved) {
    Page page = page(queue);
    page.messages.put(message, new Held(clock.instant(), 0));
    page.sent += moved ? 0 : 1;
  }

  /**
   * Notes what a message has become.
   *
   * @param created its time in a kept queue, which nobody saw sent
   * @param receives how often it has been received
   */
  synchronized void updated(String queue, String message, OffsetDateTime created, int receives) {
    Page page = page(queue);
    Held known = page.messages.getOrDefault(message, new Held(created.toInstant(), receives));
    page.received += receives > known.receives() ? 1 : 0;
    page.messages.put(message, new Held(known.sent(), receives));
  }

  synchronized void removed(String queue, String message) {
    Page page = page(queue);
    page.deleted += page.messages.remove(message) == null ? 0 : 1;
  }

  synchronized void deleted(String queue) {
    pages.remove(queue);
  }

  /** Reads a queue, and counts from here on. */
  public synchronized Reading read(String queue, Instant now) {
    Page page = page(queue);
    Duration oldest =
        page.messages.values().stream()
            .findFirst()
            .map(held -> Duration.between(held.sent(), now))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
    Reading reading = new Reading(oldest, page.sent, page.received, page.deleted);
    page.sent = 0;
    page.received = 0;
    page.deleted = 0;
    return reading;
  }

  private Page page(String queue) {
    return pages.computeIfAbsent(queue, name -> new Page());
  }
}
