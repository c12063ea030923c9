package dev.fairway.sandbox.endpoint;

/** An endpoint can't stand in for the embedded services; the message says what it lacks. */
public final class EndpointException extends RuntimeException {

  EndpointException(String message) {
    super(message);
  }
}
