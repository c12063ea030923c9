/** Pixels in memory, and what can be told from them. */
@NullMarked
package dev.fairway.images.engine.look;

import org.jspecify.annotations.NullMarked;
