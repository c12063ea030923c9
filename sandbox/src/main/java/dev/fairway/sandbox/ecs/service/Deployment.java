package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** One roll-out of a service; guarded by the service's lock. */
final class Deployment {

  enum State {
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  private final String id;
  private final TaskDefinition definition;
  private final Instant createdAt;
  private final Throttle throttle = new Throttle();
  private ServiceSettings settings;
  private State state = State.IN_PROGRESS;
  private String reason;
  private Instant updatedAt;
  private int failedTasks;
  private int failuresInARow;

  Deployment(TaskDefinition definition, ServiceSettings settings, Instant now) {
    this.id =
        "ecs-svc/"
            + ThreadLocalRandom.current()
                .nextLong(1_000_000_000_000_000_000L, 9_000_000_000_000_000_000L);
    this.definition = definition;
    this.settings = settings;
    this.createdAt = now;
    this.updatedAt = now;
    this.reason = "ECS deployment " + id + " in progress.";
  }

  String id() {
    return id;
  }

  TaskDefinition definition() {
    return definition;
  }

  /** What its tasks are started with. */
  ServiceSettings settings() {
    return settings;
  }

  void settings(ServiceSettings changed) {
    settings = changed;
  }

  Throttle throttle() {
    return throttle;
  }

  State state() {
    return state;
  }

  String reason() {
    return reason;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  int failedTasks() {
    return failedTasks;
  }

  int failuresInARow() {
    return failuresInARow;
  }

  void taskFailed() {
    failedTasks++;
    failuresInARow++;
  }

  void taskHealthy() {
    if (settings.breaker().resets()) {
      failuresInARow = 0;
    }
  }

  void completed(Instant now) {
    is(State.COMPLETED, "ECS deployment " + id + " completed.", now);
  }

  void failed(Instant now) {
    is(State.FAILED, "ECS deployment circuit breaker: tasks failed to start.", now);
  }

  /** It is the one that a failed deployment is rolled back to. */
  void rolledBackTo(Instant now) {
    failuresInARow = 0;
    is(
        State.IN_PROGRESS,
        "ECS deployment circuit breaker: rolling back to deploymentId " + id + ".",
        now);
  }

  private void is(State next, String why, Instant now) {
    state = next;
    reason = why;
    updatedAt = now;
  }
}
