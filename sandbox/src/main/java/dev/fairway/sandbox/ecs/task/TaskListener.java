package dev.fairway.sandbox.ecs.task;

/** Who follows what tasks do. */
@FunctionalInterface
public interface TaskListener {

  /** Hears of a change, in order for each task; it must not wait for anything. */
  void changed(TaskChange change);
}
