package dev.fairway.sandbox.ecs.runtime;

/** Whatever runs tasks: processes of this machine, or Docker containers. */
public interface TaskRuntime extends AutoCloseable {

  /**
   * Asks for room on this machine. Returns at once; {@code admitted} is called, on any thread and
   * possibly before this method returns, as soon as there is room.
   */
  Admission admit(TaskSize size, Runnable admitted);

  /**
   * Makes ready what the containers need, as pulling the images does on Fargate.
   *
   * @throws TaskStartException where a container can't be started from what is there
   */
  PreparedTask prepare(TaskPlan plan);

  /** Kills what still runs. */
  @Override
  void close();
}
