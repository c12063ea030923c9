package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import dev.fairway.sandbox.faults.Fault;
import dev.fairway.sandbox.faults.Faults;
import java.util.Optional;

/**
 * The faults that happen to a task, in ECS's words (Amazon ECS Developer Guide, "Viewing Amazon ECS
 * stopped task errors" and "Task retirement and maintenance for AWS Fargate on Amazon ECS").
 */
public record TaskFaults(Faults faults) {

  /** What RunTask, a service and a task say where Fargate has no room. */
  public static final String NO_CAPACITY =
      "Capacity is unavailable at this time. Please try again later or in a different availability"
          + " zone";

  /**
   * While the task is PROVISIONING.
   *
   * @throws TaskStartException where it gets no host or no network interface
   */
  void provisioning(TaskDefinition definition) {
    if (strikes(Fault.CAPACITY_LOST, definition)) {
      throw new TaskStartException(NO_CAPACITY);
    }
    if (strikes(Fault.NETWORK_INTERFACE, definition)) {
      throw new TaskStartException(
          "Timeout waiting for network interface provisioning to complete.");
    }
  }

  /**
   * While its image is pulled.
   *
   * @throws TaskStartException where it can't be
   */
  void pulling(TaskDefinition definition) {
    if (strikes(Fault.IMAGE_PULL, definition)) {
      throw new TaskStartException(
          "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to"
              + " resolve ref "
              + definition.containers().getFirst().image()
              + ": not found");
    }
  }

  /** Why the task is stopped while it runs. */
  Optional<Stop> running(TaskDefinition definition) {
    if (strikes(Fault.SPOT_INTERRUPTION, definition)) {
      return Optional.of(new Stop(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted."));
    }
    if (strikes(Fault.HOST_RETIREMENT, definition)) {
      return Optional.of(
          new Stop(
              StopCode.TERMINATION_NOTICE,
              "ECS is performing maintenance on the underlying infrastructure hosting the task."));
    }
    return Optional.empty();
  }

  /** Whether a task of a definition can't be placed. */
  public boolean noCapacity(TaskDefinition definition) {
    return strikes(Fault.NO_CAPACITY, definition);
  }

  /** Whether a call of RunTask is throttled. */
  public boolean throttled(TaskDefinition definition) {
    return strikes(Fault.RUN_TASK_THROTTLED, definition);
  }

  private boolean strikes(Fault fault, TaskDefinition definition) {
    return faults.strikes(fault, definition.family());
  }
}
