package dev.fairway.sandbox;

/** The sandbox can't do what it was told; the message says why and what would help. */
final class StartException extends RuntimeException {

  StartException(String message) {
    super(message);
  }
}
