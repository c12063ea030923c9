/** Of which alerts people are not to be told for a while. */
@NullMarked
package dev.fairway.alert.book.mute;

import org.jspecify.annotations.NullMarked;
