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

  private static final long LEAST_MEMORY = 64;

  public EngineSettings {
    if (memoryMegabytes < LEAST_MEMORY) {
      throw new BadConfigurationException(
          "WORK_MEMORY is %d MB; the engine needs at least %d MB."
              .formatted(memoryMegabytes, LEAST_MEMORY));
    }
  }
}
