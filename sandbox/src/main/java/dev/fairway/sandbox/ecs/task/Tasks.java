package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks of the region, with the threads that their lives run on. */
public final class Tasks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tasks.class);

  /** How long a stopped task can be described (Developer Guide, "Stopped tasks"). */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

  private final TaskRuntime runtime;
  private final TaskPlans plans;
  private final SandboxClock clock;
  private final TaskNews news;
  private final TaskFaults faults;
  private final Consumer<String> forgotten;
  private final Map<String, TaskLife> byId = new LinkedHashMap<>();
  private final ExecutorService lives = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param forgotten takes the ARN of a task that can no longer be described
   */
  public Tasks(
      TaskRuntime runtime,
      TaskPlans plans,
      SandboxClock clock,
      TaskNews news,
      TaskFaults faults,
      Consumer<String> forgotten) {
    this.runtime = runtime;
    this.plans = plans;
    this.clock = clock;
    this.news = news;
    this.faults = faults;
    this.forgotten = forgotten;
    faults.faults().watch(this::interruptFaulty);
  }

  /** Makes a task in PROVISIONING, known from now on; it goes on once its life is started. */
  public TaskLife create(TaskSpec spec, TaskOwner owner) {
    TaskState state = TaskState.created(clock.instant(), spec.definition().containers());
    TaskLife life = new TaskLife(new Task(spec, state, news, owner), runtime, plans, clock, faults);
    synchronized (byId) {
      forgetTheOld();
      byId.put(spec.names().id(), life);
    }
    life.task().announce();
    return life;
  }

  private void interruptFaulty() {
    all().forEach(TaskLife::interruptIfFaulty);
  }

  public void start(TaskLife life) {
    lives.execute(life);
  }

  public List<TaskLife> all() {
    synchronized (byId) {
      forgetTheOld();
      return List.copyOf(byId.values());
    }
  }

  private void forgetTheOld() {
    Instant oldest = clock.instant().minus(KEPT);
    byId.values()
        .removeIf(
            life -> {
              Instant stopped = life.task().state().times().get(Moment.STOPPED);
              boolean old = stopped != null && stopped.isBefore(oldest);
              if (old) {
                forgotten.accept(life.task().spec().names().arn());
              }
              return old;
            });
  }

  /** The task of a cluster with this id or ARN. */
  public Optional<TaskLife> find(String clusterName, String reference) {
    String id = reference.substring(reference.lastIndexOf('/') + 1);
    synchronized (byId) {
      forgetTheOld();
      return Optional.ofNullable(byId.get(id))
          .filter(life -> life.task().spec().home().clusterName().equals(clusterName));
    }
  }

  public boolean exists(String arn) {
    return all().stream().anyMatch(life -> life.task().spec().names().arn().equals(arn));
  }

  public long count(String clusterName, TaskStatus status) {
    return of(clusterName).stream().filter(state -> state.lastStatus() == status).count();
  }

  public long countActive(String clusterName) {
    return of(clusterName).stream()
        .filter(state -> state.lastStatus() != TaskStatus.STOPPED)
        .count();
  }

  private Collection<TaskState> of(String clusterName) {
    return all().stream()
        .map(TaskLife::task)
        .filter(task -> task.spec().home().clusterName().equals(clusterName))
        .map(Task::state)
        .toList();
  }

  /** Stops every task, with SIGTERM first; what is left after some seconds is killed. */
  @Override
  public void close() {
    all().stream()
        .filter(life -> life.task().state().lastStatus() != TaskStatus.STOPPED)
        .forEach(
            life -> life.stopAtOnce(new Stop(StopCode.USER_INITIATED, "The sandbox is stopping.")));
    lives.shutdown();
    if (!haveEnded()) {
      log.info("Some tasks did not end in {} and are killed", CLOSING_GRACE);
    }
    runtime.close();
    if (!haveEnded()) {
      lives.shutdownNow();
    }
  }

  private boolean haveEnded() {
    try {
      return lives.awaitTermination(CLOSING_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
