package dev.fairway.batch.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object of the uploads bucket.
 *
 * @param bytes its size
 * @param etag without quotes
 * @param versionId null where its bucket is not versioned, or in a listing
 */
record Upload(
    String bucket,
    String key,
    long bytes,
    String etag,
    @Nullable String versionId,
    Instant modified) {

  /** The key of its record. */
  String image() {
    return bucket + "/" + key;
  }

  /**
   * Whether it came in parts: S3 dates it by their beginning, up to days before it was there
   * ("Working with object metadata").
   */
  boolean isMultipart() {
    return etag.contains("-");
  }

  static String withoutQuotes(String etag) {
    return etag.replace("\"", "");
  }
}
