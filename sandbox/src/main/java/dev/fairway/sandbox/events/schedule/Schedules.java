package dev.fairway.sandbox.events.schedule;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Fires the rules that have a schedule, each at its times of the region's clock; a step goes
 * through every one of them.
 */
public final class Schedules implements AutoCloseable {

  private final SandboxClock clock;
  private final BiConsumer<String, Instant> fire;
  private final Map<String, Scheduled> byRule = new HashMap<>();

  /**
   * @param fire takes a rule's name and the time at which it was to fire
   */
  public Schedules(SandboxClock clock, BiConsumer<String, Instant> fire) {
    this.clock = clock;
    this.fire = fire;
  }

  private static final class Scheduled {

    private final String expression;
    private final Schedule schedule;
    private SandboxClock.Timer next = () -> {};

    private Scheduled(String expression, Schedule schedule) {
      this.expression = expression;
      this.schedule = schedule;
    }
  }

  /** Gives a rule a schedule; the one that it has goes on where the expression is the same. */
  public synchronized void put(String rule, String expression) {
    Scheduled known = byRule.get(rule);
    if (known != null && known.expression.equals(expression)) {
      return;
    }
    Instant now = clock.instant();
    Scheduled scheduled = new Scheduled(expression, Schedule.parse(expression, now));
    remove(rule);
    byRule.put(rule, scheduled);
    awaitNext(rule, scheduled, now);
  }

  public synchronized void remove(String rule) {
    Optional.ofNullable(byRule.remove(rule)).ifPresent(scheduled -> scheduled.next.cancel());
  }

  private void awaitNext(String rule, Scheduled scheduled, Instant after) {
    scheduled
        .schedule
        .after(after)
        .ifPresent(
            due ->
                scheduled.next =
                    clock.at(due, "Schedule of rule " + rule, () -> fire(rule, scheduled, due)));
  }

  private void fire(String rule, Scheduled scheduled, Instant due) {
    synchronized (this) {
      if (byRule.get(rule) != scheduled) {
        return;
      }
      awaitNext(rule, scheduled, due);
    }
    fire.accept(rule, due);
  }

  @Override
  public synchronized void close() {
    byRule.values().forEach(scheduled -> scheduled.next.cancel());
    byRule.clear();
  }
}
