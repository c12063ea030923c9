package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.runtime.Admission;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one task, from PROVISIONING to STOPPED, on a thread of its own. */
public final class TaskLife implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(TaskLife.class);

  private final Task task;
  private final TaskRuntime runtime;
  private final TaskPlans plans;
  private final SandboxClock clock;
  private final TaskFaults faults;
  private final TaskMetadata metadata;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

  TaskLife(Task task, TaskRuntime runtime, TaskPlans plans, SandboxClock clock, TaskFaults faults) {
    this.task = task;
    this.runtime = runtime;
    this.plans = plans;
    this.clock = clock;
    this.faults = faults;
    this.metadata = new TaskMetadata(task, clock);
  }

  public Task task() {
    return task;
  }

  /** Asks the task to stop; one that is already to stop keeps its reason. */
  public void stop(Stop why) {
    task.update(state -> state.stopping(why, clock.instant()));
    signals.add(new Signal.StopRequested());
  }

  /** Stops the task where a fault is set that happens to a running one. */
  void interruptIfFaulty() {
    TaskState state = task.state();
    if (state.lastStatus() == TaskStatus.RUNNING && state.stop().isEmpty()) {
      faults.running(task.spec().definition()).ifPresent(this::stop);
    }
  }

  /** The same without waiting for its owner to detach it. */
  void stopAtOnce(Stop why) {
    stop(why);
    signals.add(new Signal.Detached());
  }

  @Override
  public void run() {
    try (Admission room = runtime.admit(task.spec().size(), this::admitted)) {
      if (awaitRoom()) {
        live();
      }
    } catch (InterruptedException e) {
      fail("The sandbox has ended.");
    } catch (RuntimeException e) {
      log.error("{} failed in the sandbox itself", task.spec().names().arn(), e);
      fail("ResourceInitializationError: the sandbox failed: " + e);
    } finally {
      end();
    }
  }

  private void admitted() {
    signals.add(new Signal.Admitted());
  }

  private boolean awaitRoom() throws InterruptedException {
    Signal first = signals.take();
    return first instanceof Signal.Admitted && !task.isToStop();
  }

  private void live() throws InterruptedException {
    try {
      faults.provisioning(task.spec().definition());
      try (Place place = runtime.place(task.spec().ports())) {
        liveAt(place);
      }
    } catch (TaskStartException e) {
      fail(e.reason());
    }
  }

  private void liveAt(Place place) throws InterruptedException {
    task.update(
        state ->
            state
                .placed(place)
                .last(TaskStatus.PENDING)
                .at(Moment.CONNECTED, clock.instant())
                .at(Moment.PULL_STARTED, clock.instant()));
    faults.pulling(task.spec().definition());
    TaskPlan plan = plans.of(task.spec(), place, metadata);
    try (PreparedTask prepared = runtime.prepare(plan)) {
      metadata.prepared(prepared);
      task.update(state -> state.at(Moment.PULL_STOPPED, clock.instant()));
      new TaskContainers(
              task, plan, new Parts(prepared, metadata, clock, signals, this::interruptIfFaulty))
          .run();
    }
  }

  /**
   * What the containers of a task need of its life.
   *
   * @param runs is told once all of them run
   */
  record Parts(
      PreparedTask prepared,
      TaskMetadata metadata,
      SandboxClock clock,
      BlockingQueue<Signal> signals,
      Runnable runs) {}

  private void fail(String reason) {
    Stop why = new Stop(StopCode.TASK_FAILED_TO_START, reason);
    task.update(state -> state.stopping(why, clock.instant()));
  }

  private void end() {
    plans.forget(metadata);
    task.update(
        state ->
            withContainersEnded(state)
                .last(TaskStatus.DEPROVISIONING)
                .at(Moment.EXECUTION_STOPPED, clock.instant()));
    task.update(state -> state.last(TaskStatus.STOPPED).at(Moment.STOPPED, clock.instant()));
  }

  /** Containers that never started, or that ended with the sandbox, have no exit code. */
  private TaskState withContainersEnded(TaskState state) {
    TaskState ended = state;
    for (var container : state.containers().entrySet()) {
      ContainerState held = container.getValue();
      if (held.status() != ContainerState.Status.STOPPED) {
        ended =
            ended.container(
                container.getKey(),
                open ->
                    open.stopped(
                        held.exitCode(), TaskContainers.startFailure(state), held.usage()));
      }
    }
    return ended;
  }
}
