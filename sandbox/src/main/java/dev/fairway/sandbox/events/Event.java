package dev.fairway.sandbox.events;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a bus took it in.
 *
 * @param envelope the members of EventBridge's event structure, {@code version} to {@code detail}
 * @param text the envelope as JSON
 * @param ingested when the bus received it
 */
record Event(ObjectNode envelope, String text, Instant ingested) {

  String id() {
    return envelope.path("id").asString("");
  }

  String detailType() {
    return envelope.path("detail-type").asString("");
  }
}
