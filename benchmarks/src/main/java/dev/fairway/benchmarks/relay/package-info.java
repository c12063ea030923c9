/** Events sent to the alert-relay at a given rate, and what it tells of them. */
@NullMarked
package dev.fairway.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
