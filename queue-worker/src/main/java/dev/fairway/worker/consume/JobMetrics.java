package dev.fairway.worker.consume;

import dev.fairway.worker.job.Outcome;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured of jobs, by type; a type that no handler knows is "unknown". */
final class JobMetrics {

  private static final String UNKNOWN = "unknown";

  private final Map<String, TypeMeters> byType;
  private final DistributionSummary receives;
  private final Clock clock;

  JobMetrics(MeterRegistry meters, Set<String> types, Clock clock) {
    this.byType =
        Stream.concat(types.stream(), Stream.of(UNKNOWN))
            .collect(Collectors.toMap(Function.identity(), type -> TypeMeters.of(meters, type)));
    this.receives = meters.summary("queue.receives");
    this.clock = clock;
  }

  private TypeMeters of(String type) {
    TypeMeters known = byType.get(type);
    return known == null ? Objects.requireNonNull(byType.get(UNKNOWN)) : known;
  }

  /** Measures how long a handler takes. */
  Outcome timed(String type, Held.Handling handling) throws InterruptedException {
    TypeMeters meters = of(type);
    meters.inFlight().incrementAndGet();
    long begun = System.nanoTime();
    try {
      return handling.handle();
    } finally {
      meters.latency().record(Duration.ofNanos(System.nanoTime() - begun));
      meters.inFlight().decrementAndGet();
    }
  }

  /** Counts a job that is done, and how long after it was sent. */
  void done(String type, Instant sentAt) {
    TypeMeters meters = of(type);
    meters.processed().increment();
    meters.age().record(Duration.between(sentAt, clock.instant()));
  }

  /** Counts a try that failed, whatever follows. */
  void failed(String type) {
    of(type).failed().increment();
  }

  void retried(String type) {
    of(type).retried().increment();
  }

  void rejected(String type) {
    of(type).rejected().increment();
  }

  /** Counts a message that is no job. */
  void refused() {
    rejected(UNKNOWN);
  }

  /** Counts a receive and what it brought. */
  void received(int messages) {
    receives.record(messages);
  }
}
