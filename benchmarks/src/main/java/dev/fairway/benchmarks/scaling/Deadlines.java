package dev.fairway.benchmarks.scaling;

/**
 * How many jobs may still wait after each second, so that none waits longer than a goal, or than
 * the waits of another course where those are longer.
 */
record Deadlines(long[] allowed) {

  static Deadlines of(Load load, int goal, int[] waits) {
    long[] due = new long[load.seconds() + 1];
    for (int second = 0; second < load.seconds(); second++) {
      int deadline = second + Math.max(goal, waits[second]);
      due[Math.min(deadline, load.seconds())] += load.arrivals()[second];
    }
    long[] allowed = new long[load.seconds()];
    long waiting = 0;
    for (int second = 0; second < load.seconds(); second++) {
      waiting += load.arrivals()[second] - due[second];
      allowed[second] = waiting;
    }
    return new Deadlines(allowed);
  }

  /** Every job within a goal, whatever it takes. */
  static Deadlines of(Load load, int goal) {
    return of(load, goal, new int[load.seconds()]);
  }

  boolean met(int second, long waiting) {
    return waiting <= allowed[second];
  }
}
