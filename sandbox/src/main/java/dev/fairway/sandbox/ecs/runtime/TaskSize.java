package dev.fairway.sandbox.ecs.runtime;

/**
 * What a task may use.
 *
 * @param cpuUnits 1,024 units are one vCPU
 * @param memoryMib a hard limit, in MiB
 */
public record TaskSize(int cpuUnits, int memoryMib) {

  /** The processors that a program in the task sees: vCPUs, rounded up. */
  public int processors() {
    return Math.max(1, Math.ceilDiv(cpuUnits, 1024));
  }
}
