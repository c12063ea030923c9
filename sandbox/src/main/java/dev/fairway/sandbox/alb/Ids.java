package dev.fairway.sandbox.alb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The last parts of ARNs: the same at each start for the same things in the same order. */
final class Ids {

  private static final int LENGTH = 16;

  private int next;

  String of(String name) {
    return hex(name + "#" + next++).substring(0, LENGTH);
  }

  private static String hex(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
