package dev.fairway.common.backend;

/** All that tests of the apps need and LocalStack 4.14.0 does not have. */
public enum LocalStackLacks {
  EVENTS_AT_ONCE(
      "its events come over a bridge a moment later, so none is lost by a rule that is disabled"
          + " for that moment"),
  FIFO_GROUPS_THAT_WAIT(
      "it hands out a FIFO group's next messages while an earlier one still waits for its next"
          + " try, where SQS holds the group back");

  private final String reason;

  LocalStackLacks(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
