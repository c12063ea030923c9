/** What the templates say of the image-processor. */
@NullMarked
package dev.fairway.infra.image;

import org.jspecify.annotations.NullMarked;
