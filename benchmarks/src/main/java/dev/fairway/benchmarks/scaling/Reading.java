package dev.fairway.benchmarks.scaling;

/**
 * What there is to see of a service at the end of a second.
 *
 * @param second how many passed since the beginning
 * @param visible jobs that wait
 * @param inFlight jobs that run
 * @param serving tasks that take jobs
 * @param wanted tasks that the service should have
 * @param busy share of the tasks' time that jobs took, 0 to 1
 */
record Reading(int second, double visible, double inFlight, int serving, int wanted, double busy) {}
