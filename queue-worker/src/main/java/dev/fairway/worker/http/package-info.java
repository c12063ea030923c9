/** The HTTP API: jobs, events, subscriptions, and the queue's administration. */
@NullMarked
package dev.fairway.worker.http;

import org.jspecify.annotations.NullMarked;
