package dev.fairway.benchmarks.scaling;

/**
 * What tasks can do, the numbers of infra/fairway.properties but for the start.
 *
 * @param minimum of tasks
 * @param maximum of tasks
 * @param jobs a task does in a second
 * @param inFlight a task's jobs at once
 * @param start seconds from the launch, which is paid, until a task takes its first job
 */
record Fleet(int minimum, int maximum, int jobs, int inFlight, int start) {

  /** 16 jobs at once, of half a second each. */
  static final Fleet DEFAULT = new Fleet(1, 5, 32, 16, 45);
}
