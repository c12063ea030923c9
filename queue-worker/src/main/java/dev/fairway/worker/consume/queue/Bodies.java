package dev.fairway.worker.consume.queue;

import java.nio.charset.StandardCharsets;

/** How long a message's body may be. */
public final class Bodies {

  /**
   * In bytes of UTF-8: what the smallest limit that a queue has had by default, 256 KiB, leaves
   * beside the attributes of a dead letter.
   */
  public static final int MOST_BYTES = 256 * 1024 - 8 * 1024;

  private Bodies() {}

  /** In bytes of UTF-8. */
  public static int bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The body, or its beginning where it is too long. */
  static String fitting(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return body;
    }
    int end = MOST_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
