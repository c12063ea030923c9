package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.notifications.message.Notification;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;

/** A message for one subscriber. */
record Letter(Topic topic, Subscription subscription, Notification notification) {

  /** The message's text as the subscriber's protocol gets it. */
  String body() {
    return notification.content().bodies().of(subscription.protocol().word());
  }
}
