/** The time of the region, which a person or a test can step forward. */
@NullMarked
package dev.fairway.sandbox.clock;

import org.jspecify.annotations.NullMarked;
