package dev.fairway.common.failure;

import org.jspecify.annotations.Nullable;

/** A value, a resource or a permission that was not set up as the task needs it. */
public final class BadConfigurationException extends FairwayException {

  public BadConfigurationException(String message) {
    this(message, null);
  }

  public BadConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the value, or fails with a sentence that names the variable and what it is for. */
  public static String required(@Nullable String value, String variable, String purpose) {
    if (value == null || value.isBlank()) {
      throw new BadConfigurationException(variable + " is not set: it names " + purpose + ".");
    }
    return value;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
