package dev.fairway.batch.reconcile;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the images table says of the upload that a record is of.
 *
 * @param sequencer a hexadecimal number
 */
record Recorded(@Nullable String versionId, @Nullable String etag, String sequencer) {

  static Recorded of(Map<String, AttributeValue> item) {
    String sequencer = text(item, "sequencer");
    return new Recorded(
        text(item, "versionId"), text(item, "etag"), sequencer == null ? "0" : sequencer);
  }

  /**
   * Whether the record is of this very upload: by version where both have one, else by content. A
   * record that has neither is taken for it.
   */
  boolean isOf(Upload upload) {
    String version = upload.versionId();
    if (version != null && versionId != null) {
      return version.equals(versionId);
    }
    return etag == null ? versionId == null : etag.equals(upload.etag());
  }

  /** The least sequencer above that of the record, far below what S3 gives a later upload. */
  String next() {
    return new BigInteger(sequencer, 16).add(BigInteger.ONE).toString(16).toUpperCase(Locale.ROOT);
  }

  private static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
