package dev.fairway.infra.config;

/**
 * A line of {@code fairway.properties} that can't be deployed; the message says what would be
 * right.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
