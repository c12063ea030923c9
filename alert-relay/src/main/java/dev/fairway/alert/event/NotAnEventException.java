package dev.fairway.alert.event;

/** A message that is no event, with a sentence on what is wrong and what would be right. */
public final class NotAnEventException extends RuntimeException {

  public NotAnEventException(String message) {
    super(message);
  }
}
