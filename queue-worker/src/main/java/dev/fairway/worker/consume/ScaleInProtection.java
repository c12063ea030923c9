package dev.fairway.worker.consume;

import dev.fairway.common.ecs.TaskProtection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ECS from ending this task while it is busy. It goes on at once and off after a while of
 * idleness, so that it does not flap between two messages.
 */
final class ScaleInProtection implements Periodic {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration EXPIRY = Duration.ofMinutes(10);

  private final TaskProtection protection;
  private final InHand inHand;
  private final Clock clock;
  private @Nullable Instant renewAt;
  private Instant lastBusy = Instant.MIN;

  ScaleInProtection(TaskProtection protection, InHand inHand, Clock clock) {
    this.protection = protection;
    this.inHand = inHand;
    this.clock = clock;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void tick() {
    Instant now = clock.instant();
    if (!inHand.isEmpty()) {
      lastBusy = now;
      if (renewAt == null || !now.isBefore(renewAt)) {
        protect(now);
      }
    } else if (renewAt != null && !now.isBefore(lastBusy.plus(IDLE))) {
      release();
    }
  }

  /** A failing endpoint is asked again at the next tick; the work goes on meanwhile. */
  private void protect(Instant now) {
    if (protection.protect(EXPIRY)) {
      renewAt = now.plus(EXPIRY.dividedBy(2));
    }
  }

  void release() {
    if (renewAt != null && protection.release()) {
      renewAt = null;
    }
  }
}
