package dev.fairway.sandbox.ecs.task;

/** The states of a task in their order (Amazon ECS Developer Guide, "Task lifecycle"). */
public enum TaskStatus {
  PROVISIONING,
  PENDING,
  ACTIVATING,
  RUNNING,
  DEACTIVATING,
  STOPPING,
  DEPROVISIONING,
  STOPPED
}
