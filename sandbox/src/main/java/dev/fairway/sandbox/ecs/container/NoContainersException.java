package dev.fairway.sandbox.ecs.container;

/** Tasks can't run as containers here; the message says why and what would help. */
public final class NoContainersException extends RuntimeException {

  NoContainersException(String message) {
    super(message);
  }
}
