package dev.fairway.sandbox.faults;

/** A failure of AWS that a local region does not have by itself. */
public enum Fault {
  /** Fargate has no room: RunTask answers with a failure, a service places nothing. */
  NO_CAPACITY,
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

  /** Whether a running task is stopped, rather than a start or a call. */
  public boolean stopsTasks() {
    return this == SPOT_INTERRUPTION || this == HOST_RETIREMENT;
  }

  /** Whether it happens to the tasks of a family, so that one can be named. */
  boolean ofFamily() {
    return this != SNS_DOWN;
  }
}
