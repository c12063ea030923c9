package dev.fairway.common.failure;

import org.jspecify.annotations.Nullable;

/** A failure with one sentence for the person who has to act on it. */
public abstract sealed class FairwayException extends RuntimeException
    permits BadConfigurationException, OutOfReachException, WorkFailedException {

  FairwayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether the same work may succeed later without anybody changing anything. */
  public abstract boolean retryable();
}
