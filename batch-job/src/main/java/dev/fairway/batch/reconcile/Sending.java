package dev.fairway.batch.reconcile;

import dev.fairway.batch.event.Events;

/** How events are sent, and what they look like. */
record Sending(Events events, RedriveEvents shapes) {}
