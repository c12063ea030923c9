package dev.fairway.sandbox.faults;

/** A failure of AWS that a local region does not have by itself. */
public enum Fault {
  /** Fargate has no room: RunTask answers with a failure, a service places nothing. */
  NO_CAPACITY,
  /** Fargate has no room after all: a task that was accepted never starts. */
  CAPACITY_LOST,
  /** A task's image can't be pulled. */
  IMAGE_PULL,
  /** A task gets no network interface. */
  NETWORK_INTERFACE,
  /** A running task is taken back by Fargate Spot. */
  SPOT_INTERRUPTION,
  /** The host of a running task fails or is retired. */
  HOST_RETIREMENT,
  /** RunTask answers with ThrottlingException. */
  RUN_TASK_THROTTLED,
  /** Every call of SNS answers with InternalError. */
  SNS_DOWN;

  /** Whether it happens to the tasks of a family, so that one can be named. */
  boolean ofFamily() {
    return this != SNS_DOWN;
  }
}
