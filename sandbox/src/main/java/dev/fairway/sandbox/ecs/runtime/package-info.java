/** The seam between ECS and whatever runs a task's containers. */
@NullMarked
package dev.fairway.sandbox.ecs.runtime;

import org.jspecify.annotations.NullMarked;
