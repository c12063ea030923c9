package dev.fairway.batch.reconcile;

import dev.fairway.batch.event.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events that reconciliation sends. */
final class RedriveEvents {

  /** Where S3 sends its own. */
  private static final String DEFAULT_BUS = "default";

  private final JsonMapper json = JsonMapper.shared();
  private final String alertBus;

  /**
   * @param alertBus the bus that hears of what is given up; blank for none
   */
  RedriveEvents(String alertBus) {
    this.alertBus = alertBus;
  }

  boolean alerts() {
    return !alertBus.isBlank();
  }

  /** An "Object Created" that the rule of the image-processor takes for S3's own. */
  Event redrive(Upload upload, @Nullable Recorded older) {
    ObjectNode detail = json.createObjectNode().put("version", "0");
    detail.putObject("bucket").put("name", upload.bucket());
    ObjectNode object = detail.putObject("object");
    object.put("key", upload.key()).put("size", upload.bytes()).put("etag", upload.etag());
    if (upload.versionId() != null) {
      object.put("version-id", upload.versionId());
    }
    object.put("sequencer", older == null ? "1" : older.next());
    detail.put("reason", "Redrive");
    return new Event(DEFAULT_BUS, "redrive.fairway", "Object Created", detail.toString());
  }

  /** The id names the upload for good, so that whoever hears it twice can tell. */
  Event givenUp(Upload upload, int events) {
    String version = upload.versionId() == null ? upload.etag() : upload.versionId();
    ObjectNode detail =
        json.createObjectNode()
            .put("id", "given-up:" + Suspect.id(upload.image()) + ":" + version)
            .put("bucket", upload.bucket())
            .put("key", upload.key())
            .put("etag", upload.etag())
            .put("size", upload.bytes())
            .put("redrives", events);
    if (upload.versionId() != null) {
      detail.put("versionId", upload.versionId());
    }
    return new Event(alertBus, "fairway.reconciliation", "Upload Given Up", detail.toString());
  }
}
