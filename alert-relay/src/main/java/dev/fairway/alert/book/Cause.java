package dev.fairway.alert.book;

import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.rule.Treatment;
import dev.fairway.alert.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes occurrences one alert.
 *
 * @param told whether people are told, or it is kept alone
 */
public record Cause(
    String cluster, String family, String category, String container, boolean told) {

  private static final int BYTES = 12;

  static Cause of(Occurrence occurrence, Verdict verdict) {
    return new Cause(
        occurrence.cluster(),
        occurrence.family(),
        verdict.category(),
        occurrence.container(),
        verdict.treatment() == Treatment.ALERT);
  }

  /** A short name, fit for a URL, that no other cause has. */
  String key() {
    String all =
        String.join("\u0000", cluster, family, category, container, Boolean.toString(told));
    return HexFormat.of().formatHex(sha256(all), 0, BYTES);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }
}
