/** A binding to the part of libvips that renditions need, over java.lang.foreign. */
@NullMarked
package dev.fairway.images.engine.vips;

import org.jspecify.annotations.NullMarked;
