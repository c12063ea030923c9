/** The life of a task: its states, its containers, and the events that tell of it. */
@NullMarked
package dev.fairway.sandbox.ecs.task;

import org.jspecify.annotations.NullMarked;
