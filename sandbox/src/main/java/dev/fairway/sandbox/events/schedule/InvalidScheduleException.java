package dev.fairway.sandbox.events.schedule;

/** A schedule expression that EventBridge would refuse; the message says what is wrong with it. */
public final class InvalidScheduleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidScheduleException(String message) {
    super(message);
  }
}
