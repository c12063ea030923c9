package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.runtime.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one container of a task stands.
 *
 * @param health {@code UNKNOWN}, {@code HEALTHY} or {@code UNHEALTHY}
 */
public record ContainerState(
    Status status,
    Optional<Instant> startedAt,
    Optional<Integer> exitCode,
    Optional<String> reason,
    String health,
    Usage usage) {

  enum Status {
    PENDING,
    RUNNING,
    STOPPED
  }

  static final ContainerState PENDING =
      new ContainerState(
          Status.PENDING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "UNKNOWN",
          Usage.NONE);

  ContainerState running(Instant at) {
    return new ContainerState(
        Status.RUNNING, Optional.of(at), exitCode, reason, health, Usage.NONE);
  }

  ContainerState stopped(Optional<Integer> code, Optional<String> why, Usage used) {
    return new ContainerState(Status.STOPPED, startedAt, code, why, health, used);
  }

  ContainerState withHealth(String now) {
    return new ContainerState(status, startedAt, exitCode, reason, now, usage);
  }
}
