/** Counters that all relays share. */
@NullMarked
package dev.fairway.alert.book.count;

import org.jspecify.annotations.NullMarked;
