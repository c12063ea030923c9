package dev.fairway.common.failure;

/** An AWS service that did not answer, or answered that it can't work, after bounded retries. */
public final class OutOfReachException extends FairwayException {

  public OutOfReachException(String message, Throwable cause) {
    super(message, cause);
  }

  public OutOfReachException(String message) {
    super(message, null);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
