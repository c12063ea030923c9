/** What the log of a failed container said last. */
@NullMarked
package dev.fairway.alert.context;

import org.jspecify.annotations.NullMarked;
