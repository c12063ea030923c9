package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import dev.fairway.sandbox.ecs.task.ContainerState.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The containers of a task while they run: started as their dependencies allow, stopped together
 * when an essential one ends or somebody asks, in reverse order of their dependencies.
 */
final class TaskContainers {

  private final Task task;
  private final TaskPlan plan;
  private final TaskLife.Parts parts;
  private final SandboxClock clock;
  private final List<ContainerDefinition> definitions;
  private final Dependencies dependencies;
  private final HealthChecks health;
  private final Map<String, RunningContainer> started = new HashMap<>();
  private final Set<String> signalled = new HashSet<>();
  private final Map<String, SandboxClock.Timer> stopTimers = new HashMap<>();
  private boolean detached;

  TaskContainers(Task task, TaskPlan plan, TaskLife.Parts parts) {
    this.task = task;
    this.plan = plan;
    this.parts = parts;
    this.clock = parts.clock();
    this.definitions = task.spec().definition().containers();
    this.dependencies = new Dependencies(definitions);
    this.health = new HealthChecks(clock, parts.signals());
  }

  /** Runs until every container that was started has ended. */
  void run() throws InterruptedException {
    startWhatCan();
    while (!task.isToStop()) {
      activateOnceAllRun();
      handle(parts.signals().take());
      startWhatCan();
    }
    stopAll();
  }

  private void startWhatCan() {
    for (ContainerDefinition definition : definitions) {
      if (task.isToStop() || started.containsKey(definition.name())) {
        continue;
      }
      Optional<String> never = dependencies.neverMet(definition, task.state());
      if (never.isPresent()) {
        failToStart(definition.name(), never.get());
      } else if (dependencies.areMet(definition, task.state())) {
        start(definition);
      }
    }
  }

  private void start(ContainerDefinition definition) {
    String name = definition.name();
    ContainerPlan container =
        plan.containers().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    task.update(state -> state.container(name, pending -> pending.running(clock.instant())));
    try {
      RunningContainer running =
          parts
              .prepared()
              .start(container, exit -> parts.signals().add(new Signal.Exited(name, exit)));
      started.put(name, running);
      parts.metadata().started(name, running);
      health.watch(definition, running);
      if (dependencies.areOthersWaitingFor(definition)) {
        definition
            .startTimeout()
            .ifPresent(limit -> signalAfter(limit, new Signal.StartTimedOut(name)));
      }
    } catch (TaskStartException e) {
      failToStart(name, e.reason());
    }
  }

  private SandboxClock.Timer signalAfter(Duration delay, Signal signal) {
    String name = task.spec().names().arn() + " " + signal;
    return clock.afterUnstepped(delay, name, () -> parts.signals().add(signal));
  }

  private void failToStart(String container, String reason) {
    Stop why = new Stop(StopCode.TASK_FAILED_TO_START, reason);
    task.update(
        state ->
            state
                .container(
                    container,
                    held -> held.stopped(Optional.empty(), Optional.of(reason), held.usage()))
                .stopping(why, clock.instant()));
  }

  /** The reason that a container shows which never started since the task failed to. */
  static Optional<String> startFailure(TaskState state) {
    return state
        .stop()
        .filter(stop -> stop.code() == StopCode.TASK_FAILED_TO_START)
        .map(Stop::reason);
  }

  private void activateOnceAllRun() {
    if (task.state().lastStatus() == TaskStatus.PENDING && started.size() == definitions.size()) {
      task.update(state -> state.last(TaskStatus.ACTIVATING));
      task.update(state -> state.last(TaskStatus.RUNNING).at(Moment.STARTED, clock.instant()));
      parts.runs().run();
    }
  }

  private void handle(Signal signal) {
    switch (signal) {
      case Signal.Exited(String container, ContainerExit exit) -> exited(container, exit);
      case Signal.HealthChecked(String container, boolean healthy) ->
          health
              .checked(container, healthy)
              .ifPresent(
                  now ->
                      task.update(
                          state -> state.container(container, held -> held.withHealth(now))));
      case Signal.StopTimedOut(String container) -> kill(container);
      case Signal.StartTimedOut(String container) ->
          dependencies
              .waitingFor(container, task.state())
              .ifPresent(waiting -> failToStart(waiting, tookTooLong(container)));
      case Signal.Detached() -> detached = true;
      case Signal.Admitted(), Signal.StopRequested() -> {}
    }
  }

  private static String tookTooLong(String container) {
    return "ContainerStartTimeoutError: container "
        + container
        + " did not come to the state that others depend on within its startTimeout";
  }

  private void exited(String name, ContainerExit exit) {
    health.forget(name);
    SandboxClock.Timer timer = stopTimers.remove(name);
    if (timer != null) {
      timer.cancel();
    }
    boolean essential =
        definitions.stream()
            .anyMatch(container -> container.name().equals(name) && container.essential());
    task.update(state -> ended(state, name, exit, essential));
  }

  private TaskState ended(TaskState state, String name, ContainerExit exit, boolean essential) {
    TaskState after =
        state.container(
            name, held -> held.stopped(Optional.of(exit.code()), exit.reason(), exit.usage()));
    if (!essential || state.stop().isPresent()) {
      return after;
    }
    Stop why = new Stop(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    return deactivating(after.stopping(why, clock.instant()));
  }

  /** Only what was active is deactivated. */
  private static TaskState deactivating(TaskState state) {
    return state.lastStatus() == TaskStatus.RUNNING ? state.last(TaskStatus.DEACTIVATING) : state;
  }

  private void stopAll() throws InterruptedException {
    task.update(TaskContainers::deactivating);
    detach();
    task.update(state -> state.last(TaskStatus.STOPPING));
    while (!running().isEmpty()) {
      terminateWhatCan();
      handle(parts.signals().take());
    }
    stopTimers.values().forEach(SandboxClock.Timer::cancel);
  }

  /** Developer Guide, "Task lifecycle": targets are deregistered in DEACTIVATING. */
  private void detach() throws InterruptedException {
    task.owner().detach(() -> parts.signals().add(new Signal.Detached()));
    while (!detached && !running().isEmpty()) {
      handle(parts.signals().take());
    }
  }

  private List<ContainerDefinition> running() {
    return definitions.stream()
        .filter(container -> started.containsKey(container.name()))
        .filter(container -> task.state().container(container.name()).status() == Status.RUNNING)
        .toList();
  }

  private void terminateWhatCan() {
    List<ContainerDefinition> running = running();
    for (ContainerDefinition container : running) {
      if (!Dependencies.isNeededBy(container, running) && signalled.add(container.name())) {
        terminate(container);
      }
    }
  }

  private void terminate(ContainerDefinition container) {
    String name = container.name();
    RunningContainer running = started.get(name);
    if (running != null) {
      stopTimers.put(name, signalAfter(container.stopTimeout(), new Signal.StopTimedOut(name)));
      running.terminate();
    }
  }

  private void kill(String name) {
    RunningContainer running = started.get(name);
    if (running != null && task.state().container(name).status() == Status.RUNNING) {
      running.kill();
    }
  }
}
