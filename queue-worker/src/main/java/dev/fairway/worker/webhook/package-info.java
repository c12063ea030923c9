/** Webhooks: an event is fanned out to the subscriptions that want it, and delivered to each. */
@NullMarked
package dev.fairway.worker.webhook;

import org.jspecify.annotations.NullMarked;
