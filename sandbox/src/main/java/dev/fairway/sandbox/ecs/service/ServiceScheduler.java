package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one service to what it was told to be, whenever something has changed, until it ends. */
final class ServiceScheduler implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ServiceScheduler.class);

  /** How often the health of targets is asked for. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What schedulers share. */
  record Machinery(
      TaskLauncher launcher,
      TaskProtection protection,
      TargetGroups groups,
      SandboxClock clock,
      TaskFaults faults) {}

  private final Service service;
  private final Machinery machinery;
  private final SandboxClock clock;
  private final TaskWatch watch;
  private final TaskStarter starter;
  private final ReentrantLock lock = new ReentrantLock();
  private final BlockingQueue<Boolean> wakes = new ArrayBlockingQueue<>(1);
  private SandboxClock.@Nullable Timer timer;
  private boolean wasSteady;
  private boolean wasStuck;

  ServiceScheduler(Service service, Machinery machinery) {
    this.service = service;
    this.machinery = machinery;
    this.clock = machinery.clock();
    this.watch = new TaskWatch(service, clock);
    this.starter =
        new TaskStarter(
            service,
            machinery.launcher(),
            machinery.faults(),
            new TaskTargets.Surroundings(machinery.groups(), clock, service.log(), this::wake));
  }

  /** Reads the service between two changes. */
  <T> T read(Function<Service, T> how) {
    lock.lock();
    try {
      return how.apply(service);
    } finally {
      lock.unlock();
    }
  }

  /** Changes what the service is told to be. */
  void change(Consumer<Service> how) {
    lock.lock();
    try {
      how.accept(service);
    } finally {
      lock.unlock();
    }
    wake();
  }

  private void wake() {
    wakes.offer(true);
  }

  @Override
  public void run() {
    try {
      while (read(Service::status) != Service.Status.INACTIVE) {
        wakes.take();
        reconcileReported();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reconcileReported() {
    lock.lock();
    try {
      reconcile(clock.instant());
    } catch (RuntimeException e) {
      log.error("The scheduler of {} failed", service.identity().arn(), e);
    } finally {
      lock.unlock();
    }
  }

  private void reconcile(Instant now) {
    service.tasks().forEach(task -> watch.observe(task, now));
    forgetStopped();
    if (service.status() == Service.Status.DRAINING) {
      drain();
      return;
    }
    Deployment primary = service.primary();
    int desired = service.settings().desiredCount();
    if (primary.state() == Deployment.State.IN_PROGRESS
        && service.settings().breaker().trips(primary.failuresInARow(), desired)) {
      service.fail(now);
    }
    List<Instant> ends = protectionEnds();
    act(now);
    settle(now);
    wakeLater(now, ends);
  }

  private void forgetStopped() {
    List<ServiceTask> stopped = service.tasks().stream().filter(ServiceTask::hasStopped).toList();
    stopped.forEach(task -> machinery.protection().forget(task.arn()));
    service.tasks().removeAll(stopped);
  }

  /** A deleted service has no use for any task, protected or not. */
  private void drain() {
    List<ServiceTask> left = service.remaining();
    left.forEach(task -> task.stop(task.scalingReason()));
    service.log().stopped(left);
    if (service.tasks().isEmpty()) {
      service.end();
    }
  }

  private void act(Instant now) {
    ServiceSettings settings = service.settings();
    Rollout.Step step =
        new Rollout(
                settings.desiredCount(),
                settings.fewest(),
                settings.most(),
                service.remaining().stream().map(this::member).toList(),
                service.isStalled())
            .next();
    stop(step.stops());
    if (!now.isBefore(service.primary().throttle().notBefore())) {
      starter.start(step.starts(), now);
    }
    if (step.stuck() && !wasStuck && service.tasks().equals(service.remaining())) {
      service
          .log()
          .say(
              "was unable to stop or start tasks during a deployment because of the service"
                  + " deployment configuration. Update the minimumHealthyPercent or maximumPercent"
                  + " value and try again.");
    }
    wasStuck = step.stuck();
  }

  private Rollout.Member member(ServiceTask task) {
    return new Rollout.Member(
        task.id(),
        task.deployment() == service.primary(),
        task.health(),
        machinery.protection().end(task.arn()).isPresent(),
        task.zone());
  }

  private void stop(Collection<String> ids) {
    List<ServiceTask> stopped = new ArrayList<>();
    for (ServiceTask task : service.remaining()) {
      if (!ids.contains(task.id())) {
        continue;
      }
      boolean unhealthy = task.health() == Health.UNHEALTHY;
      if (machinery.protection().letGo(task.arn()) || unhealthy) {
        task.stop(unhealthy ? task.complaint() : task.scalingReason());
        stopped.add(task);
      }
    }
    long draining = stopped.stream().filter(ServiceTask::hasTargets).count();
    if (draining > 0) {
      service.log().say("has begun draining connections on " + draining + " tasks.");
    }
    service.log().stopped(stopped);
  }

  private void settle(Instant now) {
    service.forgetEmptyDeployments();
    boolean steady = service.isSteady();
    if (steady && service.primary().state() == Deployment.State.IN_PROGRESS) {
      service.complete(now);
    }
    if (steady && !wasSteady) {
      service.log().steady();
    }
    wasSteady = steady;
  }

  /** Asked before acting: a protection that ends while the scheduler acts must still wake it. */
  private List<Instant> protectionEnds() {
    return service.remaining().stream()
        .flatMap(task -> machinery.protection().end(task.arn()).stream())
        .toList();
  }

  /** Wakes at the next moment that changes something by itself. */
  private void wakeLater(Instant now, List<Instant> protectionEnds) {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    List<ServiceTask> tasks = service.remaining();
    Stream<Instant> moments =
        Stream.concat(
            Stream.of(service.primary().throttle().notBefore(), starter.notBefore()),
            protectionEnds.stream());
    Stream<Instant> polls =
        tasks.stream().anyMatch(this::isPolled) ? Stream.of(now.plus(POLL)) : Stream.of();
    Stream.concat(moments, polls)
        .filter(moment -> moment.isAfter(now))
        .min(Comparator.naturalOrder())
        .ifPresent(
            at -> timer = clock.at(at, "scheduler of " + service.identity().name(), this::wake));
  }

  private boolean isPolled(ServiceTask task) {
    return task.hasTargets() || task.inGrace(clock.unstepped(), service.settings().grace());
  }
}
