/** A job and what handles it: all that a team writes against to add jobs of its own. */
@NullMarked
package dev.fairway.worker.job;

import org.jspecify.annotations.NullMarked;
