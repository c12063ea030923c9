package dev.fairway.benchmarks.scaling;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What a run cost and how long its jobs waited.
 *
 * @param backlog the longest time that jobs waited without a break, in seconds
 * @param p99 the wait that 99 of 100 jobs stay under, in seconds
 * @param worst the longest wait, which is the worst age of the oldest job, in seconds
 * @param taskSeconds paid, from each task's launch to its end
 */
record Figures(double backlog, double p99, double worst, double taskSeconds) {

  static Figures mean(Collection<Figures> all) {
    return new Figures(
        mean(all, Figures::backlog),
        mean(all, Figures::p99),
        mean(all, Figures::worst),
        mean(all, Figures::taskSeconds));
  }

  private static double mean(Collection<Figures> all, ToDoubleFunction<Figures> figure) {
    return all.stream().mapToDouble(figure).average().orElseThrow();
  }
}
