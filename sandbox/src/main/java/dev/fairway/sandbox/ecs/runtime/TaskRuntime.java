package dev.fairway.sandbox.ecs.runtime;

import java.util.List;
import java.util.Map;

/** Whatever runs tasks: processes of this machine, or Docker containers. */
public interface TaskRuntime extends AutoCloseable {

  /**
   * Asks for room on this machine. Returns at once; {@code admitted} is called, on any thread and
   * possibly before this method returns, as soon as there is room.
   */
  Admission admit(TaskSize size, Runnable admitted);

  /**
   * Gives a task its place in the network.
   *
   * @param ports the ports that containers listen on, by their names
   * @throws TaskStartException where no address or no port is left
   */
  Place place(Map<String, Integer> ports);

  /**
   * Makes ready what the containers need, as pulling the images does on Fargate.
   *
   * @throws TaskStartException where a container can't be started from what is there
   */
  PreparedTask prepare(TaskPlan plan);

  /** What runs now. */
  List<LiveContainer> live();

  /**
   * Sends SIGKILL to the containers of a task from outside, as a person does with {@code kill -9};
   * false where none of them runs.
   */
  boolean kill(String taskId);

  /** Kills what still runs. */
  @Override
  void close();
}
