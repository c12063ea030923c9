package dev.fairway.alert.intake;

import dev.fairway.alert.rule.Treatment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What is measured of events. */
final class IntakeMetrics {

  private final MeterRegistry meters;
  private final Counter dead;

  IntakeMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.dead = meters.counter("alerts.dead");
  }

  /** Counts an event that the book did not have. */
  void event(Treatment treatment) {
    meters
        .counter("alerts.events", "treatment", treatment.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Counts a message that is no event. */
  void dead() {
    dead.increment();
  }
}
