/** What goes into an image, and what changes its name. */
@NullMarked
package dev.fairway.infra.task;

import org.jspecify.annotations.NullMarked;
