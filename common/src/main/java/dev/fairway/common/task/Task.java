package dev.fairway.common.task;

/** The one job that a process was started for. */
@FunctionalInterface
public interface Task {

  /**
   * Does the job and says how it ended; refused input is an ending, not an exception.
   *
   * @throws InterruptedException when the task was told to stop: by SIGTERM or by its deadline
   */
  TaskResult run() throws InterruptedException;
}
