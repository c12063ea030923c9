package dev.fairway.images;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A record as it lies in the table.
 *
 * @param status PROCESSED or REJECTED
 * @param receivedAt the time of the event that it was made for
 * @param json all its attributes, in the order of their names, on one line
 */
record StoredRecord(
    String image, Sequencer sequencer, String status, Instant receivedAt, String json) {

  /** Names this record for good; a newer upload of the same image has another id. */
  String id() {
    String hash = RenditionKeys.sha256(image.getBytes(StandardCharsets.UTF_8));
    return hash.substring(0, 32) + "-" + sequencer.text();
  }
}
