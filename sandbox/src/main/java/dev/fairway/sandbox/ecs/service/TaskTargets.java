package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.service.TargetGroups.Target;
import dev.fairway.sandbox.ecs.service.TargetGroups.TargetHealth;
import dev.fairway.sandbox.ecs.task.TaskOwner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The targets that one task is: registered when it runs, deregistered before it gets SIGTERM. ECS
 * waits until the targets have drained (Elastic Load Balancing, "Deregistration delay") and stops
 * the containers then.
 */
final class TaskTargets implements TaskOwner {

  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);

  /** What the targets of a service's tasks need. */
  record Surroundings(
      TargetGroups groups, SandboxClock clock, ServiceLog log, Runnable wakeService) {}

  private final Surroundings around;
  private final List<Target> registered = new ArrayList<>();
  private boolean detached;

  TaskTargets(Surroundings around) {
    this.around = around;
  }

  @Override
  public void changed() {
    around.wakeService().run();
  }

  /** Registers those of {@code targets} that are not registered yet. */
  synchronized void register(List<Target> targets) {
    for (Target target : targets) {
      if (!detached && !registered.contains(target) && around.groups().register(target)) {
        registered.add(target);
        around.log().say("registered 1 targets in (target-group " + target.group() + ")");
      }
    }
  }

  /** The health of the targets, in their order. */
  List<TargetHealth> health(List<Target> targets) {
    return targets.stream().map(around.groups()::health).toList();
  }

  @Override
  public void detach(Runnable whenDetached) {
    List<Target> leaving;
    synchronized (this) {
      detached = true;
      leaving = List.copyOf(registered);
      registered.clear();
    }
    if (leaving.isEmpty()) {
      whenDetached.run();
      return;
    }
    for (Target target : leaving) {
      around.groups().deregister(target);
      around.log().say("deregistered 1 targets in (target-group " + target.group() + ")");
    }
    awaitDrained(leaving, whenDetached);
  }

  private void awaitDrained(List<Target> leaving, Runnable whenDetached) {
    if (leaving.stream().noneMatch(around.groups()::isDraining)) {
      whenDetached.run();
    } else {
      around
          .clock()
          .after(LOOKED_AT_EVERY, "draining of targets", () -> awaitDrained(leaving, whenDetached));
    }
  }
}
