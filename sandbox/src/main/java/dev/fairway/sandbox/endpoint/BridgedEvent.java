package dev.fairway.sandbox.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.sandbox.storage.Sequencers;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an entry of PutEvents out of an event as it was delivered. LocalStack gives every event of
 * S3 the same sequencer, so the order in which events come counts in its place; and it encodes the
 * key, which AWS does in S3's own notifications but not in EventBridge's events.
 */
final class BridgedEvent {

  private static final String PROBE = "fairway-probe-";

  private final Sequencers sequencers = new Sequencers(Clock.systemUTC());
  private final boolean encodedKeys;

  BridgedEvent(boolean encodedKeys) {
    this.encodedKeys = encodedKeys;
  }

  /** The entry, empty for what the sandbox caused itself by its probes. */
  Optional<ObjectNode> entry(JsonNode envelope) {
    JsonNode detail = envelope.path("detail");
    if (detail.path("bucket").path("name").asString("").startsWith(PROBE)) {
      return Optional.empty();
    }
    if (detail.path("object") instanceof ObjectNode object) {
      correct(object);
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.set("Time", envelope.path("time"));
    entry.set("Source", envelope.path("source"));
    entry.set("DetailType", envelope.path("detail-type"));
    entry.put("Detail", detail.toString());
    entry.set("Resources", envelope.path("resources"));
    return Optional.of(entry);
  }

  private void correct(ObjectNode object) {
    if (object.has("sequencer")) {
      object.put("sequencer", sequencers.next());
    }
    if (encodedKeys && object.has("key")) {
      object.put("key", URLDecoder.decode(object.path("key").asString(""), UTF_8));
    }
  }
}
