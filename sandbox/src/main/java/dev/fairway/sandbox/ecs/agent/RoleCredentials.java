package dev.fairway.sandbox.ecs.agent;

/** Who issues the credentials of task roles. */
@FunctionalInterface
public interface RoleCredentials {

  /**
   * Issues new credentials of a role for a task.
   *
   * @throws dev.fairway.sandbox.api.ApiException where there is no such role, or it doesn't let ECS
   *     tasks assume it
   */
  TaskCredentials issue(String taskArn, String roleArn);
}
