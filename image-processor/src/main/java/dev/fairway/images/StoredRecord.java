package dev.fairway.images;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in the table.
 *
 * @param versionId of the object, null where its bucket is not versioned
 * @param status PROCESSED or REJECTED
 * @param receivedAt the time of the event that it was made for
 * @param json all its attributes, in the order of their names, on one line
 */
record StoredRecord(
    String image,
    Sequencer sequencer,
    @Nullable String versionId,
    String status,
    Instant receivedAt,
    String json) {

  /**
   * Whether it is of the very upload of an event. The version decides where both have one, because
   * an upload that is redriven comes with another sequencer than S3 gave it.
   */
  boolean isOf(ObjectEvent event) {
    String version = event.version();
    return version == null || versionId == null
        ? sequencer.equals(event.sequencer())
        : version.equals(versionId);
  }

  /** Names this record for good; a newer upload of the same image has another id. */
  String id() {
    String hash = RenditionKeys.sha256(image.getBytes(StandardCharsets.UTF_8));
    return hash.substring(0, 32) + "-" + sequencer.text();
  }
}
