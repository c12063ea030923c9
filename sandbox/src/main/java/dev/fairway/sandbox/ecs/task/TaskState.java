package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.runtime.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a task stands: one snapshot.
 *
 * @param version counts the changes that were told of
 * @param place in the network, empty until it has one
 * @param containers by name, in the order of the task definition
 */
public record TaskState(
    TaskStatus lastStatus,
    TaskStatus desiredStatus,
    long version,
    Map<Moment, Instant> times,
    Optional<Stop> stop,
    Optional<Place> place,
    Map<String, ContainerState> containers) {

  static TaskState created(Instant now, List<ContainerDefinition> definitions) {
    Map<String, ContainerState> containers = new LinkedHashMap<>();
    definitions.forEach(container -> containers.put(container.name(), ContainerState.PENDING));
    return new TaskState(
        TaskStatus.PROVISIONING,
        TaskStatus.RUNNING,
        1,
        Map.of(Moment.CREATED, now),
        Optional.empty(),
        Optional.empty(),
        Collections.unmodifiableMap(containers));
  }

  TaskState last(TaskStatus status) {
    return new TaskState(status, desiredStatus, version, times, stop, place, containers);
  }

  TaskState placed(Place where) {
    return new TaskState(
        lastStatus, desiredStatus, version, times, stop, Optional.of(where), containers);
  }

  TaskState at(Moment moment, Instant now) {
    Map<Moment, Instant> all = new EnumMap<>(Moment.class);
    all.putAll(times);
    all.putIfAbsent(moment, now);
    return new TaskState(
        lastStatus,
        desiredStatus,
        version,
        Collections.unmodifiableMap(all),
        stop,
        place,
        containers);
  }

  /** To be stopped; the first reason stays. */
  TaskState stopping(Stop why, Instant now) {
    return stop.isPresent()
        ? this
        : new TaskState(
                lastStatus, TaskStatus.STOPPED, version, times, Optional.of(why), place, containers)
            .at(Moment.STOPPING, now);
  }

  TaskState container(String name, UnaryOperator<ContainerState> change) {
    Map<String, ContainerState> all = new LinkedHashMap<>(containers);
    all.computeIfPresent(name, (key, held) -> change.apply(held));
    return new TaskState(
        lastStatus, desiredStatus, version, times, stop, place, Collections.unmodifiableMap(all));
  }

  /** Counted as a change of {@code before} where ECS tells of it: statuses, an ended container. */
  TaskState countedAfter(TaskState before) {
    return isToldAfter(before)
        ? new TaskState(lastStatus, desiredStatus, version + 1, times, stop, place, containers)
        : this;
  }

  private boolean isToldAfter(TaskState before) {
    return lastStatus != before.lastStatus
        || desiredStatus != before.desiredStatus
        || ended() != before.ended();
  }

  private long ended() {
    return containers.values().stream()
        .filter(container -> container.status() == ContainerState.Status.STOPPED)
        .count();
  }

  ContainerState container(String name) {
    return containers.getOrDefault(name, ContainerState.PENDING);
  }
}
