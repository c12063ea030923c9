/** Reads what an image file says of itself, without decoding a pixel. */
@NullMarked
package dev.fairway.images.engine.header;

import org.jspecify.annotations.NullMarked;
