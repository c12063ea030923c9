package dev.fairway.worker.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a receiver reads: {@code type}, {@code timestamp}, {@code data} as Standard Webhooks has.
 */
@JsonPropertyOrder({"id", "type", "source", "timestamp", "data"})
record WebhookBody(
    String id, String type, String source, Instant timestamp, @Nullable JsonNode data) {

  static WebhookBody of(Event event) {
    return new WebhookBody(event.id(), event.type(), event.source(), event.time(), event.data());
  }
}
