/** Amazon SNS: the operations on topics, subscriptions and messages. */
@NullMarked
package dev.fairway.sandbox.notifications;

import org.jspecify.annotations.NullMarked;
