package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.service.TargetGroups.Target;
import dev.fairway.sandbox.ecs.service.TargetGroups.TargetHealth;
import dev.fairway.sandbox.ecs.task.Moment;
import dev.fairway.sandbox.ecs.task.Stop;
import dev.fairway.sandbox.ecs.task.StopCode;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskState;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A task of a service; guarded by the service's lock. */
final class ServiceTask {

  private static final Set<StopCode> ORDERED =
      Set.of(StopCode.SERVICE_SCHEDULER_INITIATED, StopCode.USER_INITIATED);

  private final Deployment deployment;
  private final TaskLife life;
  private final TaskTargets targets;
  private TaskState seen;
  private Health health = Health.PENDING;
  private @Nullable Instant seenRunning;
  private boolean wasHealthy;
  private boolean counted;

  ServiceTask(Deployment deployment, TaskLife life, TaskTargets targets) {
    this.deployment = deployment;
    this.life = life;
    this.targets = targets;
    this.seen = life.task().state();
  }

  /**
   * Takes the task's state as it is now. What is decided about the task holds to this state until
   * it is taken again, so that nothing is decided on an end whose failure was not counted yet.
   */
  void refresh() {
    seen = life.task().state();
  }

  Deployment deployment() {
    return deployment;
  }

  String arn() {
    return life.task().spec().names().arn();
  }

  String id() {
    return life.task().spec().names().id();
  }

  Optional<String> provider() {
    return life.task().spec().placement().capacityProvider();
  }

  String zone() {
    return life.task().spec().placement().availabilityZone();
  }

  /** As it is at this moment. */
  TaskStatus status() {
    return life.task().state().lastStatus();
  }

  boolean isToStop() {
    return seen.stop().isPresent();
  }

  boolean hasStopped() {
    return seen.lastStatus() == TaskStatus.STOPPED;
  }

  boolean hasRun() {
    return seen.times().containsKey(Moment.STARTED);
  }

  Instant createdAt() {
    return Objects.requireNonNull(seen.times().get(Moment.CREATED));
  }

  Health health() {
    return health;
  }

  /** Its ports as targets of the load balancers that its deployment names. */
  private List<Target> asTargets() {
    return deployment.settings().loadBalancers().stream()
        .flatMap(
            balancer ->
                seen.place().stream()
                    .flatMap(
                        place ->
                            place.port(balancer.container()).stream()
                                .map(
                                    port ->
                                        new Target(balancer.targetGroup(), place.address(), port))))
        .toList();
  }

  boolean hasTargets() {
    return !asTargets().isEmpty();
  }

  /**
   * Looks at a task that runs, and registers it where that is still to do.
   *
   * @param machineTime not the region's: a step of its clock makes no process start faster
   */
  Health look(Instant machineTime, Duration grace) {
    if (!hasRun() || seen.lastStatus() != TaskStatus.RUNNING) {
      return Health.PENDING;
    }
    if (seenRunning == null) {
      seenRunning = machineTime;
    }
    List<Target> own = asTargets();
    targets.register(own);
    List<String> results =
        targets.health(own).stream()
            .map(TargetHealth::state)
            .collect(Collectors.toCollection(ArrayList::new));
    life.task().checkedHealth().ifPresent(results::add);
    if (results.stream().anyMatch("unhealthy"::equalsIgnoreCase)) {
      return inGrace(machineTime, grace) ? Health.PENDING : Health.UNHEALTHY;
    }
    return results.stream().allMatch("healthy"::equalsIgnoreCase) ? Health.HEALTHY : Health.PENDING;
  }

  /** Keeps what was found; whether it is news. */
  boolean isNow(Health found) {
    boolean news = found != health;
    health = found;
    wasHealthy |= found == Health.HEALTHY;
    return news;
  }

  /** Whether failing checks count for nothing yet. */
  boolean inGrace(Instant machineTime, Duration grace) {
    return seenRunning != null && machineTime.isBefore(seenRunning.plus(grace));
  }

  /** Why it is unhealthy, as its stoppedReason says. */
  String complaint() {
    if (life.task().checkedHealth().filter("UNHEALTHY"::equals).isPresent()) {
      return "Task failed container health checks";
    }
    return asTargets().stream()
        .findFirst()
        .map(target -> "Task failed ELB health checks in (target-group " + target.group() + ")")
        .orElse("Task failed health checks");
  }

  /** Whether it ended by itself before it was healthy; true once only. */
  boolean hasNewlyFailed() {
    boolean ordered = seen.stop().map(Stop::code).filter(ORDERED::contains).isPresent();
    boolean neededNoCheck = hasRun() && !hasTargets() && life.task().checkedHealth().isEmpty();
    if (counted || !isToStop() || ordered || wasHealthy || neededNoCheck) {
      return false;
    }
    counted = true;
    return true;
  }

  /** That it turned unhealthy counts as its failure. */
  boolean countUnhealthy() {
    boolean first = !counted && !wasHealthy;
    counted = true;
    return first;
  }

  void stop(String reason) {
    life.stop(new Stop(StopCode.SERVICE_SCHEDULER_INITIATED, reason));
    refresh();
  }

  String scalingReason() {
    return "Scaling activity initiated by (deployment " + deployment.id() + ")";
  }
}
