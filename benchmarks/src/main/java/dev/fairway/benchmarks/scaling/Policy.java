package dev.fairway.benchmarks.scaling;

/** Decides how many tasks a service should have. */
interface Policy extends AutoCloseable {

  /**
   * Called after each second.
   *
   * @return the tasks that are wanted from now on
   */
  int wanted(Reading now);

  @Override
  default void close() {}
}
