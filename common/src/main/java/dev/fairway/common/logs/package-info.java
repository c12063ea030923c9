/** The correlation id that follows an event through every app. */
@NullMarked
package dev.fairway.common.logs;

import org.jspecify.annotations.NullMarked;
