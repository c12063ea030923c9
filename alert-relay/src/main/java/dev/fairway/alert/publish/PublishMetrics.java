package dev.fairway.alert.publish;

import dev.fairway.alert.notice.Notice.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured of telling. */
public final class PublishMetrics {

  private final MeterRegistry meters;
  private final Counter failed;
  private final Timer latency;
  private final AtomicLong open = new AtomicLong();

  public PublishMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.failed = meters.counter("alerts.publish.failed");
    this.latency = meters.timer("alerts.latency");
    meters.gauge("alerts.open", open);
  }

  void published(Kind kind) {
    meters.counter("alerts.published", "kind", kind.name().toLowerCase(Locale.ROOT)).increment();
  }

  void failed() {
    failed.increment();
  }

  /** From the event's arrival here to its first notice. */
  void latency(Duration time) {
    latency.record(time);
  }

  void open(long alerts) {
    open.set(alerts);
  }
}
