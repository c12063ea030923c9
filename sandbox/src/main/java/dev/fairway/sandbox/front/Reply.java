package dev.fairway.sandbox.front;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole answer over HTTP.
 *
 * @param headers beside the content type and length
 */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  /** An answer of JSON text. */
  public static Reply json(int status, String text) {
    return text(status, "application/json", text);
  }

  /** An answer of text in UTF-8. */
  public static Reply text(int status, String contentType, String text) {
    return new Reply(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }
}
