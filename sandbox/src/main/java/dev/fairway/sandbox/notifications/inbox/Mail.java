package dev.fairway.sandbox.notifications.inbox;

import java.time.Instant;

/**
 * A mail as its reader gets it.
 *
 * @param to an address
 * @param from a name; the address is the region's own
 * @param date in the region's time
 * @param messageId of the message that was published
 */
public record Mail(
    String to,
    String from,
    String subject,
    Instant date,
    String text,
    String topicArn,
    String messageId) {

  /** No host has such a name (RFC 2606), so nobody can answer. */
  static final String SENDER = "no-reply@sns.fairway.invalid";
}
