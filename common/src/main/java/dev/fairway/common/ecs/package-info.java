/** What a task can ask the ECS agent about itself. */
@NullMarked
package dev.fairway.common.ecs;

import org.jspecify.annotations.NullMarked;
