package dev.fairway.benchmarks.scaling;

/**
 * A trace.
 *
 * @param arrivals jobs that arrive in each second
 */
record Load(String name, int[] arrivals) {

  int seconds() {
    return arrivals.length;
  }

  long jobs() {
    long sum = 0;
    for (int each : arrivals) {
      sum += each;
    }
    return sum;
  }

  /** The same, some seconds later: where in a minute a load changes is chance. */
  Load later(int seconds) {
    int[] shifted = new int[arrivals.length];
    System.arraycopy(arrivals, 0, shifted, seconds, arrivals.length - seconds);
    return new Load(name, shifted);
  }
}
