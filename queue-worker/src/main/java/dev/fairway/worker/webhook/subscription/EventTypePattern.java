package dev.fairway.worker.webhook.subscription;

/**
 * An event type, or the beginning of several: {@code Image Processed}, {@code Image *}, {@code *}.
 */
public record EventTypePattern(String text) {

  /** Whether the text can be a pattern: 1 to 128 characters, a {@code *} at its end alone. */
  public static boolean valid(String text) {
    return !text.isBlank()
        && text.length() <= 128
        && text.substring(0, text.length() - 1).indexOf('*') < 0;
  }

  boolean matches(String type) {
    return text.endsWith("*")
        ? type.startsWith(text.substring(0, text.length() - 1))
        : type.equals(text);
  }
}
