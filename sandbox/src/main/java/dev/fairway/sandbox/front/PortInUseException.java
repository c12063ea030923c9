package dev.fairway.sandbox.front;

/** The region's port belongs to somebody else; the message names it and says what to do. */
public final class PortInUseException extends RuntimeException {

  PortInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
