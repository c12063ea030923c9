/** The body of a message, which is the same for all types of jobs but for its payload. */
@NullMarked
package dev.fairway.worker.consume.envelope;

import org.jspecify.annotations.NullMarked;
