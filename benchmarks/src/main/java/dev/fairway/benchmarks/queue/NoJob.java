package dev.fairway.benchmarks.queue;

/**
 * The payload of a job that does nothing.
 *
 * @param number of the job in its run
 */
record NoJob(int number) {

  static final String TYPE = "benchmark.nothing";
}
