/** Task definitions and what a run may override in them. */
@NullMarked
package dev.fairway.sandbox.ecs.definition;

import org.jspecify.annotations.NullMarked;
