package dev.fairway.sandbox.notifications.message;

import java.time.Instant;

/**
 * A message on its way to the subscribers of a topic.
 *
 * @param time of the publication, in the region's time
 */
public record Notification(String messageId, String topicArn, Content content, Instant time) {}
