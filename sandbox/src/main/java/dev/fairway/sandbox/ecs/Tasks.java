package dev.fairway.sandbox.ecs;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks of the region, with the threads that their lives run on. */
final class Tasks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tasks.class);

  /** How long a stopped task can be described (Developer Guide, "Stopped tasks"). */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

  private final TaskRuntime runtime;
  private final TaskPlans plans;
  private final SandboxClock clock;
  private final TaskNews news;
  private final Tags tags;
  private final Map<String, TaskLife> byId = new LinkedHashMap<>();
  private final ExecutorService lives = Executors.newVirtualThreadPerTaskExecutor();

  Tasks(TaskRuntime runtime, TaskPlans plans, SandboxClock clock, TaskNews news, Tags tags) {
    this.runtime = runtime;
    this.plans = plans;
    this.clock = clock;
    this.news = news;
    this.tags = tags;
  }

  /** Makes a task in PROVISIONING, known from now on; it goes on once its life is started. */
  TaskLife create(TaskSpec spec) {
    TaskState state = TaskState.created(clock.instant(), spec.definition().containers());
    TaskLife life = new TaskLife(new Task(spec, state, news), runtime, plans, clock);
    synchronized (byId) {
      forgetTheOld();
      byId.put(spec.names().id(), life);
    }
    life.task().announce();
    return life;
  }

  void start(TaskLife life) {
    lives.execute(life);
  }

  List<TaskLife> all() {
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
                tags.forget(life.task().spec().names().arn());
              }
              return old;
            });
  }

  /** The task of a cluster with this id or ARN. */
  Optional<TaskLife> find(Cluster cluster, String reference) {
    String id = reference.substring(reference.lastIndexOf('/') + 1);
    synchronized (byId) {
      forgetTheOld();
      return Optional.ofNullable(byId.get(id))
          .filter(life -> life.task().spec().cluster().name().equals(cluster.name()));
    }
  }

  boolean exists(String arn) {
    return all().stream().anyMatch(life -> life.task().spec().names().arn().equals(arn));
  }

  long count(Cluster cluster, TaskStatus status) {
    return of(cluster).stream().filter(state -> state.lastStatus() == status).count();
  }

  long countActive(Cluster cluster) {
    return of(cluster).stream().filter(state -> state.lastStatus() != TaskStatus.STOPPED).count();
  }

  private Collection<TaskState> of(Cluster cluster) {
    return all().stream()
        .map(TaskLife::task)
        .filter(task -> task.spec().cluster().name().equals(cluster.name()))
        .map(Task::state)
        .toList();
  }

  /** Stops every task, with SIGTERM first; what is left after some seconds is killed. */
  @Override
  public void close() {
    all().stream()
        .filter(life -> life.task().state().lastStatus() != TaskStatus.STOPPED)
        .forEach(life -> life.stop(new Stop(StopCode.USER_INITIATED, "The sandbox is stopping.")));
    lives.shutdown();
    try {
      if (!lives.awaitTermination(CLOSING_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Some tasks did not end in {} and are killed", CLOSING_GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
    lives.close();
  }
}
