package dev.fairway.infra;

/**
 * A line of {@code fairway.properties} that can't be deployed; the message says what would be
 * right.
 */
final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }
}
