/** Failures that say who can do something about them. */
@NullMarked
package dev.fairway.common.failure;

import org.jspecify.annotations.NullMarked;
