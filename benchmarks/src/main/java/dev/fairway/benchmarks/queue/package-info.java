/**
 * One task that takes messages from a queue, done in several ways, and the server that they share.
 */
@NullMarked
package dev.fairway.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
