package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.metrics.MetricSample;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.scaling.Scaling;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One minute of the region: its metrics are published, then alarms are evaluated, then policies
 * scale. A sample stands for the minute that has just ended.
 */
public final class ScalingLoop {

  /** The length of a minute's period. */
  public static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(ScalingLoop.class);

  private final List<MetricSource> sources;
  private final Metrics metrics;
  private final Alarms alarms;
  private final Scaling scaling;

  public ScalingLoop(List<MetricSource> sources, Metrics metrics, Alarms alarms, Scaling scaling) {
    this.sources = List.copyOf(sources);
    this.metrics = metrics;
    this.alarms = alarms;
    this.scaling = scaling;
  }

  /**
   * Does what a minute asks for.
   *
   * @param minute when it ends, a multiple of 60 seconds
   */
  public void tick(Instant minute) {
    Instant began = minute.minus(MINUTE);
    for (MetricSource source : sources) {
      read(source, minute).forEach(sample -> metrics.record(sample, began));
    }
    scaling.act(minute, alarms.evaluate(minute));
  }

  private static List<MetricSample> read(MetricSource source, Instant minute) {
    try {
      return source.read(minute);
    } catch (ApiException | UncheckedIOException e) {
      log.debug("{} could not be read", source.getClass().getSimpleName(), e);
      return List.of();
    }
  }
}
