package dev.fairway.sandbox.metrics.math;

/** An expression that can't be read or evaluated, with a sentence that says why. */
public final class MathException extends RuntimeException {

  public MathException(String message) {
    super(message);
  }
}
