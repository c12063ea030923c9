package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.definition.Input;

/**
 * When a deployment has failed (Amazon ECS Developer Guide, "How the Amazon ECS deployment circuit
 * breaker detects failures").
 *
 * @param resets whether a healthy task sets the count of failures back to zero
 * @param type BOUNDED_PERCENT, UNBOUNDED_PERCENT or COUNT
 * @param value a percentage of the desired count, or a number of failures
 */
record CircuitBreaker(boolean enabled, boolean rollback, boolean resets, String type, int value) {

  private static final int LEAST = 3;
  private static final int MOST = 200;

  static CircuitBreaker of(Input deploymentConfiguration) {
    Input breaker = deploymentConfiguration.in("deploymentCircuitBreaker");
    Input threshold = breaker.in("thresholdConfiguration");
    return new CircuitBreaker(
        breaker.flag("enable"),
        breaker.flag("rollback"),
        !breaker.members().has("resetOnHealthyTask") || breaker.flag("resetOnHealthyTask"),
        threshold.text("type").orElse("BOUNDED_PERCENT"),
        threshold.integer("value").orElse(50));
  }

  /** Failures in a row that end a deployment of so many tasks. */
  int threshold(int desired) {
    int percent = (int) Math.ceilDiv((long) desired * value, 100L);
    return switch (type) {
      case "COUNT" -> value;
      case "UNBOUNDED_PERCENT" -> Math.max(1, percent);
      default -> Math.clamp(percent, LEAST, MOST);
    };
  }

  boolean trips(int failures, int desired) {
    return enabled && failures >= threshold(desired);
  }
}
