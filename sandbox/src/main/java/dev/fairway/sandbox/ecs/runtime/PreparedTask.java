package dev.fairway.sandbox.ecs.runtime;

import java.util.OptionalLong;
import java.util.function.Consumer;

/** A task whose containers can be started; closing it removes what it left on the machine. */
public interface PreparedTask extends AutoCloseable {

  /**
   * Starts one container of the plan.
   *
   * @param onExit called once, when the container has ended and its output is handed on
   * @throws TaskStartException where it doesn't start
   */
  RunningContainer start(ContainerPlan container, Consumer<ContainerExit> onExit);

  /** Bytes that the task holds in its ephemeral storage, empty where nobody counts them. */
  OptionalLong storageBytes();

  @Override
  void close();
}
