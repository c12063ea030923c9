package dev.fairway.sandbox.alb.targets;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a target group checks its targets.
 *
 * @param port empty for the port that takes the traffic
 * @param path with its query, if it has one
 * @param interval on the region's clock
 * @param timeout of the real request
 */
public record HealthCheck(
    OptionalInt port,
    String path,
    StatusMatcher codes,
    Duration interval,
    Duration timeout,
    Thresholds thresholds) {

  /**
   * Checks in a row that change a target.
   *
   * @param healthy successes that make an unhealthy target healthy
   * @param unhealthy failures that make a target unhealthy
   */
  public record Thresholds(int healthy, int unhealthy) {}

  boolean passed(ProbeResult result) {
    return result instanceof ProbeResult.Answered answered && codes.matches(answered.status());
  }
}
