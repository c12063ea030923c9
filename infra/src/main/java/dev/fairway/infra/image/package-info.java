/** The first architecture: a task per uploaded image. */
@NullMarked
package dev.fairway.infra.image;

import org.jspecify.annotations.NullMarked;
