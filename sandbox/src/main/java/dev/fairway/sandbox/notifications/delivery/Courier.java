package dev.fairway.sandbox.notifications.delivery;

/** Brings letters to the subscribers of some protocols. */
@FunctionalInterface
interface Courier {

  /** Tries once. */
  Receipt deliver(Letter letter);
}
