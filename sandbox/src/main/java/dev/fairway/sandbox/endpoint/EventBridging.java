package dev.fairway.sandbox.endpoint;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.storage.ObjectEvents;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the endpoint's events into the region, each at least once: one that was taken and not yet
 * removed when the sandbox ends comes again with the next one.
 */
final class EventBridging implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventBridging.class);
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final EventQueue queue;
  private final ObjectEvents events;
  private final BridgedEvent bridged;
  private final Thread thread;
  private volatile boolean closed;

  private EventBridging(EventQueue queue, BridgedEvent bridged, ObjectEvents events) {
    this.bridged = bridged;
    this.queue = queue;
    this.events = events;
    this.thread = Thread.ofVirtual().name("events of the endpoint").unstarted(this);
  }

  static EventBridging start(EventQueue queue, BridgedEvent bridged, ObjectEvents events) {
    EventBridging bridging = new EventBridging(queue, bridged, events);
    bridging.thread.start();
    return bridging;
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        queue.receive(POLL).forEach(this::carry);
      } catch (RuntimeException e) {
        if (!closed) {
          log.warn("No events come from the endpoint; the next try is in {}", PAUSE, e);
          pause();
        }
      }
    }
  }

  private void carry(EventQueue.Received event) {
    try {
      bridged.entry(event.envelope()).ifPresent(events::published);
    } catch (IllegalArgumentException e) {
      log.warn("The endpoint sent what is no event: {}", event.envelope(), e);
    }
    remove(event);
  }

  private void remove(EventQueue.Received event) {
    try {
      queue.remove(event);
    } catch (ApiException e) {
      log.debug("An event of the endpoint will come again", e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.interrupt();
    thread.join(GOODBYE);
  }
}
