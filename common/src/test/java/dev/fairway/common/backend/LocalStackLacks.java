package dev.fairway.common.backend;

/** All that tests of the apps need and LocalStack 4.14.0 does not have. */
public enum LocalStackLacks {
  TIME_THAT_STEPS(
      "its time is the machine's: a step of the region's clock lets no delay of a queue pass");

  private final String reason;

  LocalStackLacks(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
