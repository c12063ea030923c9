package dev.fairway.sandbox.ecs.runtime;

/**
 * A container can't be started. The message is the reason that ECS shows for the stopped task: an
 * error's name of the ECS documentation ("Stopped tasks error codes"), a colon, and what happened.
 */
public final class TaskStartException extends RuntimeException {

  public TaskStartException(String reason) {
    super(reason);
  }
}
