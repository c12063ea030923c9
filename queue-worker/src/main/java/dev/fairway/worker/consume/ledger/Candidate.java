package dev.fairway.worker.consume.ledger;

/**
 * A message that asks for its job.
 *
 * @param messageId SQS's own
 * @param receiveCount how often SQS has handed the message out, about
 */
public record Candidate(String jobId, String type, String messageId, int receiveCount) {}
