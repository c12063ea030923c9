package dev.fairway.worker.consume.envelope;

import dev.fairway.worker.consume.queue.JobLabel;
import tools.jackson.databind.JsonNode;

/** A message's body, as far as it is the same for all types of jobs. */
public record Envelope(String id, String type, JsonNode payload, String correlationId)
    implements Reading {

  @Override
  public JobLabel label() {
    return Reading.label(id, type, correlationId);
  }
}
