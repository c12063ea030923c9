package dev.fairway.sandbox.storage;

import dev.fairway.sandbox.api.Account;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes S3's events as EventBridge carries them ("EventBridge event message structure", S3 user
 * guide).
 */
final class ObjectEventWriter {

  private static final JsonMapper json = new JsonMapper();

  private final Account account;
  private final Clock clock;

  ObjectEventWriter(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * @param reason the operation: {@code PutObject}, {@code CopyObject}, {@code
   *     CompleteMultipartUpload}
   * @param etag with or without its quotes
   * @param versionId null where the bucket has no versions
   */
  ObjectNode created(
      ObjectId object,
      long size,
      String etag,
      @Nullable String versionId,
      String sequencer,
      String reason) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("key", object.key());
    facts.put("size", size);
    facts.put("etag", etag.replace("\"", ""));
    putVersion(facts, versionId);
    facts.put("sequencer", sequencer);
    return entry("Object Created", object.bucket(), facts, reason, null);
  }

  /**
   * @param marker whether a delete marker hides the object, rather than that its bytes are gone
   */
  ObjectNode deleted(
      ObjectId object, @Nullable String versionId, String sequencer, boolean marker) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("key", object.key());
    putVersion(facts, versionId);
    facts.put("sequencer", sequencer);
    String type = marker ? "Delete Marker Created" : "Permanently Deleted";
    return entry("Object Deleted", object.bucket(), facts, "DeleteObject", type);
  }

  private static void putVersion(ObjectNode facts, @Nullable String versionId) {
    if (versionId != null) {
      facts.put("version-id", versionId);
    }
  }

  private ObjectNode entry(
      String detailType,
      String bucket,
      ObjectNode object,
      String reason,
      @Nullable String deletionType) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("version", "0");
    detail.putObject("bucket").put("name", bucket);
    detail.set("object", object);
    detail.put("request-id", UUID.randomUUID().toString().replace("-", "").substring(0, 16));
    detail.put("requester", account.id());
    detail.put("source-ip-address", "127.0.0.1");
    detail.put("reason", reason);
    if (deletionType != null) {
      detail.put("deletion-type", deletionType);
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("Time", clock.millis() / 1000.0);
    entry.put("Source", "aws.s3");
    entry.put("DetailType", detailType);
    entry.put("Detail", json.writeValueAsString(detail));
    entry.putArray("Resources").add("arn:aws:s3:::" + bucket);
    return entry;
  }
}
