package dev.fairway.sandbox.iam;

import java.security.SecureRandom;
import java.util.Base64;

/** Identifiers and secrets in the shapes that IAM gives them. */
final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Ids() {}

  /** A prefix such as {@code ASIA} and 16 characters. */
  static String of(String prefix) {
    StringBuilder out = new StringBuilder(prefix);
    for (int i = 0; i < 16; i++) {
      out.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  /** Random bytes in Base64. */
  static String secret(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }
}
