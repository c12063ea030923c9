package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Instant;

/** Sees what has become of a service's tasks, and counts what failed; under the service's lock. */
final class TaskWatch {

  private final Service service;
  private final SandboxClock clock;

  TaskWatch(Service service, SandboxClock clock) {
    this.service = service;
    this.clock = clock;
  }

  void observe(ServiceTask task, Instant now) {
    task.refresh();
    Deployment deployment = task.deployment();
    if (task.hasNewlyFailed()) {
      deployment.taskFailed();
      if (!task.hasRun() && deployment.throttle().failed(task.createdAt(), now)) {
        service.log().startImpaired();
      }
    }
    if (task.isToStop()) {
      return;
    }
    if (task.hasRun()) {
      deployment.throttle().started();
    }
    Health seen = task.look(clock.unstepped(), service.settings().grace());
    if (task.isNow(seen)) {
      changed(task, seen);
    }
  }

  private void changed(ServiceTask task, Health seen) {
    switch (seen) {
      case HEALTHY -> task.deployment().taskHealthy();
      case UNHEALTHY -> {
        service.log().say("(task " + task.id() + ") is unhealthy: " + task.complaint());
        if (task.countUnhealthy()) {
          task.deployment().taskFailed();
        }
      }
      case PENDING -> {}
    }
  }
}
