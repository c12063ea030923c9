package dev.fairway.sandbox.endpoint;

import dev.fairway.sandbox.storage.Sequencers;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an entry of PutEvents out of an event as it was delivered. LocalStack gives every event of
 * S3 the same sequencer, so the order in which events come counts in its place.
 */
final class BridgedEvent {

  private static final String PROBE = "fairway-probe-";

  private final Sequencers sequencers = new Sequencers(Clock.systemUTC());

  /** The entry, empty for what the sandbox caused itself by its probes. */
  Optional<ObjectNode> entry(JsonNode envelope) {
    JsonNode detail = envelope.path("detail");
    if (detail.path("bucket").path("name").asString("").startsWith(PROBE)) {
      return Optional.empty();
    }
    if (detail.path("object") instanceof ObjectNode object && object.has("sequencer")) {
      object.put("sequencer", sequencers.next());
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.set("Time", envelope.path("time"));
    entry.set("Source", envelope.path("source"));
    entry.set("DetailType", envelope.path("detail-type"));
    entry.put("Detail", detail.toString());
    entry.set("Resources", envelope.path("resources"));
    return Optional.of(entry);
  }
}
