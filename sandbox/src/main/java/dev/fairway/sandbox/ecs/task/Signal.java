package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.runtime.ContainerExit;

/** What a task's life waits for. */
sealed interface Signal {

  /** There is room on the machine. */
  record Admitted() implements Signal {}

  /** Somebody asked the task to stop; why stands in its state. */
  record StopRequested() implements Signal {}

  /** The owner has taken the task out of what sends it work. */
  record Detached() implements Signal {}

  record Exited(String container, ContainerExit exit) implements Signal {}

  record HealthChecked(String container, boolean healthy) implements Signal {}

  /** The container has had its time after SIGTERM. */
  record StopTimedOut(String container) implements Signal {}

  /** The container has had its time to come to where others wait for it. */
  record StartTimedOut(String container) implements Signal {}
}
