package dev.fairway.sandbox.ecs.runtime;

import java.time.Duration;

/**
 * What a container used, as last seen.
 *
 * @param memoryBytes memory now (what counts towards the limit)
 * @param peakRssBytes the highest resident size, files that are mapped included
 */
public record Usage(Duration cpuTime, long memoryBytes, long peakRssBytes) {

  public static final Usage NONE = new Usage(Duration.ZERO, 0, 0);

  /** Both together; the peaks are added, as for containers that run side by side. */
  public Usage plus(Usage other) {
    return new Usage(
        cpuTime.plus(other.cpuTime),
        memoryBytes + other.memoryBytes,
        peakRssBytes + other.peakRssBytes);
  }
}
