/**
 * EventBridge: buses, rules matched by AWS's own event-ruler, and delivery to targets with retry
 * and dead-letter queues.
 */
@NullMarked
package dev.fairway.sandbox.events;

import org.jspecify.annotations.NullMarked;
