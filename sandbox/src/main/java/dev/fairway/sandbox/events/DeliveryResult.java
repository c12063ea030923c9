package dev.fairway.sandbox.events;

/** What came of sending an event to a target once. */
sealed interface DeliveryResult {

  /** There is nothing more to do. */
  record Done(DeliveryOutcome outcome) implements DeliveryResult {}

  /** The target did not take it. */
  record Failed(DeliveryFailure failure) implements DeliveryResult {}
}
