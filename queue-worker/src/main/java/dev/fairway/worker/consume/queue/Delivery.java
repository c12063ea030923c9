package dev.fairway.worker.consume.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that SQS has handed out.
 *
 * @param receiptHandle names this handing out, for what is done to the message
 * @param receiveCount how often it was handed out, about
 * @param group of a FIFO queue
 */
public record Delivery(
    String messageId,
    String receiptHandle,
    String body,
    int receiveCount,
    Instant sentAt,
    Optional<String> group) {}
