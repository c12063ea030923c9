package dev.fairway.sandbox.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The values of one metric in one unit, kept as CloudWatch keeps them: seconds for 3 hours, minutes
 * for 15 days, 5 minutes for 63 days, hours for 455 days ("Metrics retention", CloudWatch User
 * Guide).
 */
final class Series {

  private record Tier(long olderThanSeconds, long bucketSeconds) {}

  private static final Tier[] TIERS = {
    new Tier(Duration.ofHours(3).toSeconds(), 60),
    new Tier(Duration.ofDays(15).toSeconds(), 300),
    new Tier(Duration.ofDays(63).toSeconds(), 3600)
  };

  private static final long KEPT_SECONDS = Duration.ofDays(455).toSeconds();
  private static final long COMPACTED_EVERY_SECONDS = 600;

  private final NavigableMap<Long, Aggregate> buckets = new TreeMap<>();
  private long lastCompaction = Long.MIN_VALUE;

  /**
   * Adds values of a time.
   *
   * @param second since the epoch
   * @param resolution seconds of a bucket: 1 or 60
   */
  synchronized void add(long second, int resolution, Aggregate values, long now) {
    bucket(buckets, second, resolution).add(values);
    compact(now);
  }

  /** The values by the start of their period. */
  synchronized NavigableMap<Long, Aggregate> periods(MetricStore.Span span, long now) {
    compact(now);
    NavigableMap<Long, Aggregate> out = new TreeMap<>();
    if (span.from() < span.to()) {
      buckets
          .subMap(span.from(), true, span.to(), false)
          .forEach(
              (second, values) -> {
                long start = second - Math.floorMod(second - span.origin(), span.period());
                out.computeIfAbsent(start, unused -> new Aggregate()).add(values);
              });
    }
    return out;
  }

  /** The second of the newest values, {@link Long#MIN_VALUE} where all are gone. */
  synchronized long newest() {
    return buckets.isEmpty() ? Long.MIN_VALUE : buckets.lastKey();
  }

  private static Aggregate bucket(Map<Long, Aggregate> in, long second, long size) {
    return in.computeIfAbsent(second - Math.floorMod(second, size), start -> new Aggregate());
  }

  private void compact(long now) {
    long interval = Math.floorDiv(now, COMPACTED_EVERY_SECONDS);
    if (interval == lastCompaction) {
      return;
    }
    lastCompaction = interval;
    buckets.headMap(now - KEPT_SECONDS).clear();
    for (Tier tier : TIERS) {
      NavigableMap<Long, Aggregate> old = buckets.headMap(now - tier.olderThanSeconds(), false);
      NavigableMap<Long, Aggregate> coarse = new TreeMap<>();
      old.forEach((second, values) -> bucket(coarse, second, tier.bucketSeconds()).add(values));
      old.clear();
      buckets.putAll(coarse);
    }
  }
}
