package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.metrics.MetricSample;
import java.time.Instant;
import java.util.List;

/** Something that the region publishes metrics of. */
@FunctionalInterface
public interface MetricSource {

  /** The samples of the minute that ends at a time. */
  List<MetricSample> read(Instant minute);
}
