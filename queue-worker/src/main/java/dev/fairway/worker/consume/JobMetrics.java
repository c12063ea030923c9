package dev.fairway.worker.consume;

import static java.util.Objects.requireNonNull;

import dev.fairway.worker.job.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured of jobs, by type; a type that no handler knows is "unknown". */
final class JobMetrics {

  private static final String TYPE = "type";
  private static final String UNKNOWN = "unknown";

  private final MeterRegistry meters;
  private final Set<String> types;
  private final Clock clock;
  private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

  JobMetrics(MeterRegistry meters, Set<String> types, Clock clock) {
    this.meters = meters;
    this.types = types;
    this.clock = clock;
    types.forEach(this::inFlight);
  }

  private AtomicInteger inFlight(String type) {
    return inFlight.computeIfAbsent(
        type,
        name ->
            requireNonNull(
                meters.gauge("jobs.inflight", Tags.of(TYPE, name), new AtomicInteger())));
  }

  /** Measures how long a handler takes. */
  Outcome timed(String type, Held.Handling handling) throws InterruptedException {
    String known = known(type);
    AtomicInteger running = inFlight(known);
    Timer.Sample sample = Timer.start(meters);
    running.incrementAndGet();
    try {
      return handling.handle();
    } finally {
      running.decrementAndGet();
      sample.stop(meters.timer("jobs.latency", TYPE, known));
    }
  }

  /** Counts a job that is done, and how long after it was sent. */
  void done(String type, Instant sentAt) {
    count("jobs.processed", type);
    meters.timer("jobs.age", TYPE, known(type)).record(Duration.between(sentAt, clock.instant()));
  }

  void retried(String type) {
    count("jobs.retried", type);
  }

  void rejected(String type) {
    count("jobs.rejected", type);
  }

  /** Counts a message that is no job. */
  void refused() {
    count("jobs.rejected", UNKNOWN);
  }

  /** Counts a try that failed, whatever follows. */
  void failed(String type) {
    count("jobs.failed", type);
  }

  /** Counts a receive and what it brought. */
  void received(int messages) {
    meters.summary("queue.receives").record(messages);
  }

  private void count(String name, String type) {
    meters.counter(name, TYPE, known(type)).increment();
  }

  private String known(String type) {
    return types.contains(type) ? type : UNKNOWN;
  }
}
