package dev.fairway.worker.webhook.subscription;

import java.time.Instant;

/**
 * One state of a subscription among those that it had.
 *
 * @param number 1 at first, one more with each change
 */
public record Revision(long number, Instant createdAt, Instant updatedAt) {

  Revision next(Instant now) {
    return new Revision(number + 1, createdAt, now);
  }
}
