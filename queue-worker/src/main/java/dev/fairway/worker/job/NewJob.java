package dev.fairway.worker.job;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A job to be sent to the queue.
 *
 * @param id 1 to 128 characters out of letters, digits and {@code - _ . : #}; sending one id twice
 *     is one job
 * @param group the FIFO message group; standard queues ignore it
 */
public record NewJob(
    String id, String type, JsonNode payload, String correlationId, Optional<String> group) {}
