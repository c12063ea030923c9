/** Takes events from the queues into the book. */
@NullMarked
package dev.fairway.alert.intake;

import org.jspecify.annotations.NullMarked;
