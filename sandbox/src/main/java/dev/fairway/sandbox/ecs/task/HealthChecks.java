package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.HealthCheck;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Checks the health of a task's containers from time to time; used on the task's own thread. */
final class HealthChecks {

  private static final class Watched {
    final HealthCheck check;
    final RunningContainer container;
    final Instant since;
    int failures;

    Watched(HealthCheck check, RunningContainer container, Instant since) {
      this.check = check;
      this.container = container;
      this.since = since;
    }
  }

  private final SandboxClock clock;
  private final Queue<Signal> signals;
  private final Map<String, Watched> byContainer = new HashMap<>();

  HealthChecks(SandboxClock clock, Queue<Signal> signals) {
    this.clock = clock;
    this.signals = signals;
  }

  void watch(ContainerDefinition definition, RunningContainer container) {
    definition
        .healthCheck()
        .ifPresent(
            check -> {
              Watched watched = new Watched(check, container, clock.instant());
              byContainer.put(definition.name(), watched);
              checkLater(definition.name(), watched);
            });
  }

  private void checkLater(String name, Watched watched) {
    HealthCheck check = watched.check;
    clock.after(
        check.interval(),
        "health check of " + name,
        () -> {
          boolean healthy = watched.container.succeeds(check.command(), check.timeout());
          signals.add(new Signal.HealthChecked(name, healthy));
        });
  }

  /** Takes the result of a check; the container's health where it may be another now. */
  Optional<String> checked(String name, boolean healthy) {
    Watched watched = byContainer.get(name);
    if (watched == null) {
      return Optional.empty();
    }
    checkLater(name, watched);
    if (healthy) {
      watched.failures = 0;
      return Optional.of("HEALTHY");
    }
    Duration age = Duration.between(watched.since, clock.instant());
    if (age.compareTo(watched.check.startPeriod()) > 0) {
      watched.failures++;
    }
    return watched.failures >= watched.check.retries()
        ? Optional.of("UNHEALTHY")
        : Optional.empty();
  }

  void forget(String name) {
    byContainer.remove(name);
  }
}
