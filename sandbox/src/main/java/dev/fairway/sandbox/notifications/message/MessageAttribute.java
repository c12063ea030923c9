package dev.fairway.sandbox.notifications.message;

/**
 * A message attribute ("Amazon SNS message attributes").
 *
 * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}
 * @param value as text, in Base64 for {@code Binary}
 */
public record MessageAttribute(String type, String value) {

  boolean isArray() {
    return type.equals("String.Array");
  }

  public boolean isNumber() {
    return type.equals("Number");
  }

  public boolean isBinary() {
    return type.equals("Binary");
  }
}
