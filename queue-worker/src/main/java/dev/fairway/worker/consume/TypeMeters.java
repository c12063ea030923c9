package dev.fairway.worker.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of one type of jobs, looked up once. */
record TypeMeters(
    Counter processed,
    Counter failed,
    Counter retried,
    Counter rejected,
    Timer latency,
    Timer age,
    AtomicInteger inFlight) {

  static TypeMeters of(MeterRegistry meters, String type) {
    Tags tags = Tags.of("type", type);
    AtomicInteger inFlight = new AtomicInteger();
    Gauge.builder("jobs.inflight", inFlight, AtomicInteger::get)
        .tags(tags)
        .strongReference(true)
        .register(meters);
    return new TypeMeters(
        meters.counter("jobs.processed", tags),
        meters.counter("jobs.failed", tags),
        meters.counter("jobs.retried", tags),
        meters.counter("jobs.rejected", tags),
        meters.timer("jobs.latency", tags),
        meters.timer("jobs.age", tags),
        inFlight);
  }
}
