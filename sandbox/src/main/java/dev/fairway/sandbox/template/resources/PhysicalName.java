package dev.fairway.sandbox.template.resources;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names of the form that CloudFormation generates: stack, logical id and twelve letters and digits.
 * These are the same at each start, so that a kept state is found again.
 */
final class PhysicalName {

  private static final int SUFFIX = 12;

  private PhysicalName() {}

  /** A name of at most {@code longest} characters; the stack and the logical id give way. */
  static String of(String stack, String logicalId, int longest) {
    String prefix = stack + "-" + logicalId;
    int room = longest - SUFFIX - 1;
    String cut = prefix.substring(0, Math.min(prefix.length(), room));
    return cut + "-" + suffix(stack, logicalId);
  }

  /** A bucket's name: lower case, at most 63 characters. */
  static String bucket(String stack, String logicalId) {
    return of(stack, logicalId, 63).toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static String suffix(String stack, String logicalId) {
    String digits =
        new BigInteger(1, digest(stack, logicalId)).toString(36).toUpperCase(Locale.ROOT);
    return digits.substring(digits.length() - SUFFIX);
  }

  /** Hexadecimal digits as in the ids of EC2. */
  static String hex(String stack, String logicalId, int length) {
    return HexFormat.of().formatHex(digest(stack, logicalId)).substring(0, length);
  }

  private static byte[] digest(String stack, String logicalId) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((stack + "/" + logicalId).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
