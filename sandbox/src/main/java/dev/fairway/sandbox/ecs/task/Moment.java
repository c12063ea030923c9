package dev.fairway.sandbox.ecs.task;

/** The moments of a task's life that ECS keeps. */
public enum Moment {
  CONNECTED("connectivityAt"),
  CREATED("createdAt"),
  PULL_STARTED("pullStartedAt"),
  PULL_STOPPED("pullStoppedAt"),
  STARTED("startedAt"),
  STOPPING("stoppingAt"),
  EXECUTION_STOPPED("executionStoppedAt"),
  STOPPED("stoppedAt");

  private final String member;

  Moment(String member) {
    this.member = member;
  }

  String member() {
    return member;
  }
}
