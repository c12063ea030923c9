package dev.fairway.sandbox.alb.targets;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A registration of a target, from its registering to the end of its draining. {@link Targets}
 * guards what changes.
 */
public final class Target {

  private final TargetAddress address;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final List<Runnable> atTheEnd = new ArrayList<>();
  private TargetHealth health = TargetHealth.NOT_IN_USE;
  private int passed;
  private int failed;
  private boolean checked;
  private long checkedNanos;
  private boolean over;
  private SandboxClock.@Nullable Timer timer;

  Target(TargetAddress address) {
    this.address = address;
  }

  public TargetAddress address() {
    return address;
  }

  /** A request is on its way to the target; each needs its {@link #finished}. */
  public void began() {
    inFlight.incrementAndGet();
  }

  public void finished() {
    inFlight.decrementAndGet();
  }

  int inFlight() {
    return inFlight.get();
  }

  /** Runs {@code action} once the target is no longer registered; at once if it is not now. */
  public void whenGone(Runnable action) {
    synchronized (atTheEnd) {
      if (!over) {
        atTheEnd.add(action);
        return;
      }
    }
    action.run();
  }

  TargetHealth health() {
    return health;
  }

  void health(TargetHealth now) {
    health = now;
    passed = 0;
    failed = 0;
  }

  /** Whether the last check was long enough ago, in the machine's time. */
  boolean isDue(Duration gap) {
    return !checked || System.nanoTime() - checkedNanos >= gap.toNanos();
  }

  /** A new target becomes healthy by one success, an unhealthy one by as many as it takes. */
  void checked(ProbeResult result, HealthCheck check) {
    checked = true;
    checkedNanos = System.nanoTime();
    boolean pass = check.passed(result);
    passed = pass ? passed + 1 : 0;
    failed = pass ? 0 : failed + 1;
    boolean initial = health.state().equals("initial");
    if (pass && (initial || passed >= check.thresholds().healthy())) {
      health = TargetHealth.HEALTHY;
    } else if (!pass && (failed >= check.thresholds().unhealthy())) {
      health = TargetHealth.unhealthy(result);
    } else if (initial) {
      health = TargetHealth.CHECKING;
    }
  }

  void waitFor(SandboxClock.Timer next) {
    stopWaiting();
    timer = next;
  }

  void stopWaiting() {
    SandboxClock.Timer waiting = timer;
    if (waiting != null) {
      waiting.cancel();
      timer = null;
    }
  }

  void end() {
    stopWaiting();
    List<Runnable> actions;
    synchronized (atTheEnd) {
      over = true;
      actions = List.copyOf(atTheEnd);
      atTheEnd.clear();
    }
    actions.forEach(Runnable::run);
  }

  boolean isOver() {
    synchronized (atTheEnd) {
      return over;
    }
  }
}
