package dev.fairway.sandbox.alb.targets;

import java.time.Duration;

/**
 * What can be changed about a target group while it stands.
 *
 * @param deregistrationDelay on the region's clock, zero for none
 */
public record GroupSettings(HealthCheck check, Duration deregistrationDelay, Algorithm algorithm) {

  /** Who is next, among those that may be. */
  public enum Algorithm {
    ROUND_ROBIN,
    LEAST_OUTSTANDING_REQUESTS,
    WEIGHTED_RANDOM
  }
}
