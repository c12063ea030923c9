package dev.fairway.worker.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/**
 * Counts and times deliveries by how they ended, {@code webhook.delivery}; not by subscription,
 * which would be a metric to pay for each.
 */
final class DeliveryMetrics {

  /** How an attempt ended. */
  enum End {
    DELIVERED,
    GONE,
    SKIPPED,
    THROTTLED,
    ERROR_STATUS,
    LATE,
    UNREACHABLE,
    FORBIDDEN
  }

  private final MeterRegistry registry;

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void ended(Timer.Sample started, End end) {
    started.stop(
        registry.timer("webhook.delivery", "outcome", end.name().toLowerCase(Locale.ROOT)));
  }
}
