package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a task has come to.
 *
 * @param stopCode empty while nothing has asked it to stop
 * @param stoppedReason ECS's words, or those of the person who stopped it
 * @param exitCode that of the first essential container which has ended
 * @param containerReason why the platform ended that container, such as OutOfMemoryError
 * @param duration from startedAt until its containers ended; zero before
 * @param usage of all ended containers
 */
public record TaskChange(
    String taskArn,
    String family,
    TaskStatus lastStatus,
    Optional<StopCode> stopCode,
    Optional<String> stoppedReason,
    Optional<Integer> exitCode,
    Optional<String> containerReason,
    Duration duration,
    Usage usage) {

  static TaskChange of(TaskSpec spec, TaskState state) {
    Optional<ContainerState> ended =
        spec.definition().containers().stream()
            .filter(ContainerDefinition::essential)
            .map(container -> state.container(container.name()))
            .filter(container -> container.status() == ContainerState.Status.STOPPED)
            .findFirst();
    return new TaskChange(
        spec.names().arn(),
        spec.definition().family(),
        state.lastStatus(),
        state.stop().map(Stop::code),
        state.stop().map(Stop::reason),
        ended.flatMap(ContainerState::exitCode),
        ended.flatMap(ContainerState::reason),
        duration(state.times()),
        state.containers().values().stream()
            .map(ContainerState::usage)
            .collect(Collectors.reducing(Usage.NONE, Usage::plus)));
  }

  private static Duration duration(Map<Moment, Instant> times) {
    Instant started = times.get(Moment.STARTED);
    Instant ended = times.get(Moment.EXECUTION_STOPPED);
    return started == null || ended == null ? Duration.ZERO : Duration.between(started, ended);
  }
}
