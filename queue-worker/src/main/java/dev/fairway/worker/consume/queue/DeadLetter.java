package dev.fairway.worker.consume.queue;

import java.time.Instant;

/**
 * A message that can't be worked off, with what a person needs to know.
 *
 * @param attempts how often the job was tried
 */
public record DeadLetter(
    Delivery delivery, String reason, JobLabel label, int attempts, Instant failedAt) {}
