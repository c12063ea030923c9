package dev.fairway.sandbox.events;

/**
 * One try at bringing an event to a target.
 *
 * @param number from 1
 */
public record DeliveryAttempt(
    String eventId,
    String detailType,
    String rule,
    String targetId,
    String targetArn,
    int number) {}
