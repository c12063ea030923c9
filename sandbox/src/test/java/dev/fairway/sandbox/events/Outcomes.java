package dev.fairway.sandbox.events;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Keeps outcomes in their order for a test that waits for the next one. */
final class Outcomes implements DeliveryListener {

  record Ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {}

  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  @Override
  public void matched(String rule, ObjectNode envelope) {}

  @Override
  public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
    ended.add(new Ended(attempt, outcome));
  }

  Ended next() {
    try {
      Ended next = ended.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No delivery ended within 10 seconds.");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isEmpty() {
    return ended.isEmpty();
  }
}
