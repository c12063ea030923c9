/** From a published message to its subscribers: fan-out, protocols, retries, dead-letter queues. */
@NullMarked
package dev.fairway.sandbox.notifications.delivery;

import org.jspecify.annotations.NullMarked;
