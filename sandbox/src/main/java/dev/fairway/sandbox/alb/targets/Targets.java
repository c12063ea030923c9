package dev.fairway.sandbox.alb.targets;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The targets of one group: registered, checked on the region's clock, drained ("Target groups for
 * your Application Load Balancers", User Guide).
 */
public final class Targets implements AutoCloseable {

  /** Of the machine's time between two checks, however fast the region's clock is stepped. */
  private static final Duration LEAST_GAP = Duration.ofMillis(200);

  private final SandboxClock clock;
  private final HealthProbe probe;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TargetAddress, Target> registered = new LinkedHashMap<>();
  private final Map<TargetAddress, Target> draining = new LinkedHashMap<>();
  private final Choice choice = new Choice();
  private GroupSettings settings;
  private boolean inUse;

  public Targets(SandboxClock clock, HealthProbe probe, GroupSettings settings) {
    this.clock = clock;
    this.probe = probe;
    this.settings = settings;
  }

  /**
   * A target as it is described.
   *
   * @param checkedPort where its health checks go
   */
  public record Description(TargetAddress address, int checkedPort, TargetHealth health) {}

  /** Holds for the checks and the requests that follow. */
  public void settings(GroupSettings next) {
    locked(() -> settings = next);
  }

  /** Targets are checked while a listener or a rule forwards to their group. */
  public void inUse(boolean now) {
    locked(
        () -> {
          if (inUse != now) {
            inUse = now;
            registered.values().forEach(this::begin);
          }
        });
  }

  /** Registering a target that is registered changes nothing. */
  public void register(TargetAddress address) {
    locked(
        () -> {
          if (!registered.containsKey(address)) {
            Optional.ofNullable(draining.remove(address)).ifPresent(Target::end);
            Target target = new Target(address);
            registered.put(address, target);
            begin(target);
          }
        });
  }

  /** Requests under way go on; no new ones come. */
  public void deregister(TargetAddress address) {
    locked(
        () -> {
          Target target = registered.remove(address);
          if (target == null) {
            return;
          }
          if (inUse && settings.deregistrationDelay().isPositive()) {
            target.health(TargetHealth.DRAINING);
            draining.put(address, target);
            target.waitFor(
                clock.after(
                    settings.deregistrationDelay(),
                    "end of draining of " + address.id() + ":" + address.port(),
                    () -> drained(target)));
          } else {
            target.end();
          }
        });
  }

  private void drained(Target target) {
    locked(
        () -> {
          if (draining.remove(target.address(), target)) {
            target.end();
          }
        });
  }

  /** A target for a new request, empty where none is registered. */
  public Optional<Target> next() {
    return choice.next();
  }

  public List<Description> describe() {
    List<Description> all = new ArrayList<>();
    locked(
        () -> {
          registered.values().forEach(target -> all.add(described(target)));
          draining.values().forEach(target -> all.add(described(target)));
        });
    return all;
  }

  private Description described(Target target) {
    TargetAddress address = target.address();
    return new Description(
        address, settings.check().port().orElse(address.port()), target.health());
  }

  private void begin(Target target) {
    target.stopWaiting();
    target.health(inUse ? TargetHealth.REGISTERING : TargetHealth.NOT_IN_USE);
    if (inUse) {
      checkAt(clock.instant(), target);
    }
  }

  private void checkAt(Instant due, Target target) {
    String name = "health check of " + target.address().id() + ":" + target.address().port();
    target.waitFor(clock.at(due, name, () -> check(target, due)));
  }

  private void check(Target target, Instant due) {
    locked(
        () -> {
          if (isChecked(target) && target.isDue(LEAST_GAP)) {
            HealthCheck check = settings.check();
            probe.send(target.address(), check, result -> checked(target, due, check, result));
          } else if (isChecked(target)) {
            checkAt(following(due), target);
          }
        });
  }

  private void checked(Target target, Instant due, HealthCheck check, ProbeResult result) {
    locked(
        () -> {
          if (isChecked(target)) {
            target.checked(result, check);
            checkAt(following(due), target);
          }
        });
  }

  private boolean isChecked(Target target) {
    return inUse && registered.get(target.address()) == target;
  }

  /** The next time by the interval that is still to come; what a step jumped over is left out. */
  private Instant following(Instant due) {
    Duration interval = settings.check().interval();
    long late = Math.max(0, Duration.between(due, clock.instant()).toNanos());
    return due.plus(interval.multipliedBy(late / interval.toNanos() + 1));
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      choice.among(registered.values(), settings.algorithm());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    locked(
        () -> {
          registered.values().forEach(Target::end);
          draining.values().forEach(Target::end);
          registered.clear();
          draining.clear();
        });
  }
}
