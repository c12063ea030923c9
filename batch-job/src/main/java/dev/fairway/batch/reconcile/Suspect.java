package dev.fairway.batch.reconcile;

import dev.fairway.batch.state.StateItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An upload that had no record when it was looked at.
 *
 * @param etag of the content that has no record
 * @param events that were sent for it
 * @param nextAt when something is to be done about it
 */
record Suspect(String bucket, String key, String etag, int events, Instant nextAt) {

  /**
   * "Quotas in Amazon DynamoDB": a sort key has at most so many bytes; an object's key has more.
   */
  private static final int LONGEST_ID = 1024;

  static Suspect read(StateItem item) {
    return new Suspect(
        item.text("bucket"),
        item.text("key"),
        item.text("etag"),
        (int) item.number("events"),
        item.time("nextAt"));
  }

  String image() {
    return bucket + "/" + key;
  }

  /** Its sort key in the state table: the image, or the digest of one that is too long. */
  String id() {
    return id(image());
  }

  static String id(String image) {
    byte[] bytes = image.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_ID ? image : "sha256:" + sha256(bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java platform has SHA-256.", e);
    }
  }
}
