package dev.fairway.worker.deadletter;

/**
 * How many messages there are, by SQS's approximate count.
 *
 * @param visible waiting to be received
 * @param inFlight received and not yet deleted, those that wait for their next try included
 * @param delayed sent, and not to be received yet
 * @param deadLetters in the dead-letter queue, in whatever state
 */
public record Backlog(long visible, long inFlight, long delayed, long deadLetters) {}
