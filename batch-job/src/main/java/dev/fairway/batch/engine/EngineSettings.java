package dev.fairway.batch.engine;

import dev.fairway.common.failure.BadConfigurationException;

/**
 * What the engine may use.
 *
 * @param memoryMegabytes DuckDB's own limit; about 150 MB more are used beside it
 * @param spillMegabytes of disk for what does not fit in memory
 * @param threads as many as CPUs
 */
public record EngineSettings(long memoryMegabytes, long spillMegabytes, int threads) {

  private static final long LEAST_MEMORY = 128;

  /** DuckDB's own advice ("Tuning Workloads"). */
  private static final long MEMORY_OF_A_THREAD = 125;

  public EngineSettings {
    if (memoryMegabytes < LEAST_MEMORY) {
      throw new BadConfigurationException(
          "WORK_MEMORY is %d MB; the engine needs at least %d MB."
              .formatted(memoryMegabytes, LEAST_MEMORY));
    }
  }

  /** More would run out of memory rather than be faster. */
  int usefulThreads() {
    return (int) Math.clamp(memoryMegabytes / MEMORY_OF_A_THREAD, 1, Math.max(1, threads));
  }
}
