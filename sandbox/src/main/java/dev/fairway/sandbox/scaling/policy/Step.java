package dev.fairway.sandbox.scaling.policy;

import dev.fairway.sandbox.alarms.Comparison;

/**
 * One step adjustment. Above the threshold its lower bound belongs to it, below the upper one does
 * (StepAdjustment, API Reference).
 *
 * @param lower how far from the alarm's threshold, negative infinity where it is open
 * @param upper likewise, positive infinity where it is open
 * @param adjustment tasks, or percent
 */
public record Step(double lower, double upper, int adjustment) {

  boolean covers(double distance, Comparison comparison) {
    return comparison.above()
        ? distance >= lower && distance < upper
        : distance > lower && distance <= upper;
  }
}
