package dev.fairway.common.failure;

/** A part of the work that can't succeed on its input; the rest of it is done. */
public final class WorkFailedException extends FairwayException {

  public WorkFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
