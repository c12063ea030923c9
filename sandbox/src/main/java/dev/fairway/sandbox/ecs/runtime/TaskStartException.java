package dev.fairway.sandbox.ecs.runtime;

/**
 * A container can't be started. The reason is the one that ECS shows for the stopped task: an
 * error's name of the ECS documentation ("Stopped tasks error codes"), a colon, and what happened.
 */
public final class TaskStartException extends RuntimeException {

  private final String reason;

  public TaskStartException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
