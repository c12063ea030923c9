package dev.fairway.sandbox.alb.targets;

/**
 * The health of a target in the words of AWS ("Target health status" and "Health check reason
 * codes", User Guide for Application Load Balancers).
 *
 * @param state such as {@code healthy}
 * @param reason such as {@code Target.Timeout}, empty where healthy
 * @param description empty where healthy
 */
public record TargetHealth(String state, String reason, String description) {

  static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");

  static final TargetHealth REGISTERING =
      new TargetHealth(
          "initial", "Elb.RegistrationInProgress", "Target registration is in progress");

  static final TargetHealth CHECKING =
      new TargetHealth("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");

  static final TargetHealth DRAINING =
      new TargetHealth(
          "draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");

  static final TargetHealth NOT_IN_USE =
      new TargetHealth(
          "unused",
          "Target.NotInUse",
          "Target group is not configured to receive traffic from the load balancer");

  public static final TargetHealth NOT_REGISTERED =
      new TargetHealth(
          "unused", "Target.NotRegistered", "Target is not registered to the target group");

  static TargetHealth unhealthy(ProbeResult result) {
    return switch (result) {
      case ProbeResult.Answered answered ->
          new TargetHealth(
              "unhealthy",
              "Target.ResponseCodeMismatch",
              "Health checks failed with these codes: [" + answered.status() + "]");
      case ProbeResult.TimedOut timedOut ->
          new TargetHealth("unhealthy", "Target.Timeout", "Request timed out");
      case ProbeResult.Failed failed ->
          new TargetHealth("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
    };
  }

  boolean isHealthy() {
    return equals(HEALTHY);
  }
}
