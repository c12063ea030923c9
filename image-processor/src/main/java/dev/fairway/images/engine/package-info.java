/** Turns one uploaded image into renditions and facts, or says why it can't. */
@NullMarked
package dev.fairway.images.engine;

import org.jspecify.annotations.NullMarked;
