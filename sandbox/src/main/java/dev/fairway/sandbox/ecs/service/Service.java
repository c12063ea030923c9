package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service as it stands; guarded by its scheduler's lock. */
final class Service {

  enum Status {
    ACTIVE,
    DRAINING,
    INACTIVE
  }

  /** What a service is and stays. */
  record Identity(String name, String arn, Cluster cluster, Instant createdAt) {}

  private final Identity identity;
  private final ServiceLog log;
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceTask> tasks = new ArrayList<>();
  private Status status = Status.ACTIVE;
  private ServiceSettings settings;
  private Optional<Deployment> lastCompleted = Optional.empty();

  Service(Identity identity, ServiceLog log, ServiceSettings settings) {
    this.identity = identity;
    this.log = log;
    this.settings = settings;
  }

  Identity identity() {
    return identity;
  }

  ServiceLog log() {
    return log;
  }

  Status status() {
    return status;
  }

  ServiceSettings settings() {
    return settings;
  }

  /** The primary one first. */
  List<Deployment> deployments() {
    return deployments;
  }

  Deployment primary() {
    return deployments.getFirst();
  }

  /** Those that have not stopped. */
  List<ServiceTask> tasks() {
    return tasks;
  }

  List<ServiceTask> remaining() {
    return tasks.stream().filter(task -> !task.isToStop()).toList();
  }

  long running() {
    return tasks.stream().filter(task -> task.status() == TaskStatus.RUNNING).count();
  }

  /** Takes new settings; those that need no deployment hold for the primary one's later tasks. */
  void change(ServiceSettings changed) {
    settings = changed;
    if (!deployments.isEmpty()) {
      primary().settings(changed.deployedAs(primary().settings()));
    }
  }

  void deploy(TaskDefinition definition, Instant now) {
    Deployment deployment = new Deployment(definition, settings, now);
    deployments.addFirst(deployment);
    log.inProgress(deployment);
  }

  void complete(Instant now) {
    Deployment primary = primary();
    primary.completed(now);
    lastCompleted = Optional.of(primary);
    log.completed(primary);
  }

  /** The primary deployment has failed: back to the last completed one, where that is wanted. */
  void fail(Instant now) {
    Deployment failed = primary();
    failed.failed(now);
    log.failed(failed);
    if (settings.breaker().rollback()) {
      lastCompleted.ifPresent(earlier -> rollBack(earlier, now));
    }
  }

  private void rollBack(Deployment earlier, Instant now) {
    lastCompleted = Optional.empty();
    deployments.remove(earlier);
    deployments.addFirst(earlier);
    earlier.rolledBackTo(now);
    settings = settings.deployedAs(earlier.settings());
    log.rollingBack(earlier);
  }

  boolean isStalled() {
    return primary().state() == Deployment.State.FAILED;
  }

  void drain() {
    status = Status.DRAINING;
  }

  void end() {
    status = Status.INACTIVE;
    deployments.clear();
  }

  /** Forgets earlier deployments whose tasks have all stopped. */
  void forgetEmptyDeployments() {
    Deployment primary = primary();
    deployments.removeIf(
        deployment ->
            deployment != primary
                && tasks.stream().noneMatch(task -> task.deployment() == deployment));
  }

  /** As many healthy tasks of one deployment as desired, and no other. */
  boolean isSteady() {
    return deployments.size() == 1
        && !isStalled()
        && tasks.size() == settings.desiredCount()
        && tasks.stream().allMatch(task -> task.health() == Health.HEALTHY && !task.isToStop());
  }
}
