package dev.fairway.sandbox.ecs.task;

/** Why a task was stopped, as ECS sorts it. */
public enum StopCode {
  TASK_FAILED_TO_START("TaskFailedToStart"),
  ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
  USER_INITIATED("UserInitiated"),
  SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
  SPOT_INTERRUPTION("SpotInterruption"),
  TERMINATION_NOTICE("TerminationNotice");

  private final String spelling;

  StopCode(String spelling) {
    this.spelling = spelling;
  }

  /** The code as the API and the events spell it. */
  public String spelling() {
    return spelling;
  }
}
