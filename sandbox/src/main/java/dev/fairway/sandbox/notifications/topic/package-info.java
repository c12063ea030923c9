/** Topics and subscriptions, what may be said of them, and where they are kept. */
@NullMarked
package dev.fairway.sandbox.notifications.topic;

import org.jspecify.annotations.NullMarked;
