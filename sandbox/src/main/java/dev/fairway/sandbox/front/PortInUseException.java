package dev.fairway.sandbox.front;

/** A port of the region belongs to somebody else; the message names it and says what to do. */
public final class PortInUseException extends RuntimeException {

  public PortInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
