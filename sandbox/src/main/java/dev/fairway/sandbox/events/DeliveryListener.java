package dev.fairway.sandbox.events;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sees what the buses do. It is called on the delivery's thread and should be quick. */
public interface DeliveryListener {

  /** A listener for those who don't care. */
  DeliveryListener NONE = of(List.of());

  /** An event matched a rule. */
  void matched(String rule, ObjectNode envelope);

  /** A try ended. */
  void ended(DeliveryAttempt attempt, DeliveryOutcome outcome);

  /** Passes everything on to each of {@code listeners}, in their order. */
  static DeliveryListener of(List<DeliveryListener> listeners) {
    return new DeliveryListener() {
      @Override
      public void matched(String rule, ObjectNode envelope) {
        listeners.forEach(listener -> listener.matched(rule, envelope));
      }

      @Override
      public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
        listeners.forEach(listener -> listener.ended(attempt, outcome));
      }
    };
  }
}
