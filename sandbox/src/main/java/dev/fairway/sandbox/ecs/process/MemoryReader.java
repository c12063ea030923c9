package dev.fairway.sandbox.ecs.process;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** How much memory processes hold. */
interface MemoryReader {

  /**
   * One process.
   *
   * @param countedBytes what a container's limit counts and can't take back: mapped files aren't in
   *     it where the system tells them apart
   * @param peakRssBytes the highest resident size so far
   */
  record Memory(long countedBytes, long peakRssBytes) {}

  /** The processes by id; one that has ended is left out. */
  Map<Long, Memory> read(Set<Long> pids);

  /** How often reading is cheap. */
  Duration interval();

  /** The way that this system offers. */
  static MemoryReader ofThisSystem() {
    return ProcMemory.isThere() ? new ProcMemory() : new PsMemory();
  }
}
