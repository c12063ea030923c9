package dev.fairway.benchmarks.scaling;

/** How a load went: the queue, first in first out, and the tasks, second by second. */
final class Course {

  private final Load load;
  private final Fleet fleet;

  /** Of the jobs of each second, how long the last one waited. */
  private final int[] waits;

  private final long[] jobsByWait;
  private int second;
  private int oldest;
  private int leftOfOldest;
  private long waiting;
  private long done;
  private long taskSeconds;
  private int backlogged;
  private int longestBacklog;

  Course(Load load, Fleet fleet) {
    this.load = load;
    this.fleet = fleet;
    waits = new int[load.seconds()];
    jobsByWait = new long[load.seconds() + 1];
  }

  /**
   * Lets a second pass.
   *
   * @param serving tasks that take jobs
   * @param paid tasks, those that start among them
   * @return jobs done
   */
  int pass(int serving, int paid) {
    waiting += load.arrivals()[second];
    if (oldest == second) {
      leftOfOldest = load.arrivals()[second];
    }
    int served = (int) Math.min(waiting, (long) serving * fleet.jobs());
    take(served);
    done += served;
    waiting -= served;
    taskSeconds += paid;
    backlogged = waiting > 0 ? backlogged + 1 : 0;
    longestBacklog = Math.max(longestBacklog, backlogged);
    second++;
    return served;
  }

  private void take(int jobs) {
    int left = jobs;
    while (oldest <= second && left >= leftOfOldest) {
      left -= leftOfOldest;
      jobsByWait[second - oldest] += leftOfOldest;
      waits[oldest] = second - oldest;
      oldest++;
      leftOfOldest = oldest <= second ? load.arrivals()[oldest] : 0;
    }
    if (oldest <= second) {
      jobsByWait[second - oldest] += left;
      leftOfOldest -= left;
    }
  }

  /** Whole seconds that passed. */
  int seconds() {
    return second;
  }

  long waiting() {
    return waiting;
  }

  long done() {
    return done;
  }

  int[] waits() {
    return waits.clone();
  }

  Figures figures() {
    int worst = jobsByWait.length - 1;
    while (worst > 0 && jobsByWait[worst] == 0) {
      worst--;
    }
    return new Figures(longestBacklog, percentile(99), worst, taskSeconds);
  }

  private int percentile(int percent) {
    long over = done - done * percent / 100;
    int wait = jobsByWait.length;
    long counted = 0;
    while (counted <= over && wait > 0) {
      wait--;
      counted += jobsByWait[wait];
    }
    return wait;
  }
}
