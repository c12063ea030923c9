package dev.fairway.sandbox.notifications.delivery;

/** How a try at a delivery ended. */
sealed interface Receipt {

  record Delivered() implements Receipt {}

  /** The endpoint is there no more or will not have it: no other try would help. */
  record Refused(String why) implements Receipt {}

  /** The endpoint's host failed; another try may help. */
  record Unreachable(String why) implements Receipt {}
}
