package dev.fairway.sandbox.scaling.policy;

/**
 * The capacity of a scalable target, in tasks.
 *
 * @param desired what the target has been told
 */
public record Capacity(int desired, int minimum, int maximum) {

  int clamp(int wanted) {
    return Math.clamp(wanted, minimum, maximum);
  }
}
