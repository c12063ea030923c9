package dev.fairway.benchmarks.scaling;

import java.util.List;

/**
 * A point that a schedule can reach.
 *
 * @param waiting jobs
 * @param cost in task-seconds so far
 * @param changes that led here, the newest first
 */
record Plan(long waiting, long cost, Change changes) {

  /**
   * From a second on so many tasks serve.
   *
   * @param before none where it is the first
   */
  record Change(int second, int serving, List<Change> before) {

    static Change first(int serving) {
      return new Change(0, serving, List.of());
    }

    Change then(int from, int tasks) {
      return tasks == serving ? this : new Change(from, tasks, List.of(this));
    }
  }
}
