/** Turns one uploaded image into renditions and a record; {@code ImageProcessor} tells how. */
@NullMarked
package dev.fairway.images;

import org.jspecify.annotations.NullMarked;
