package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.scaling.policy.Capacity;
import dev.fairway.sandbox.scaling.policy.Cooldown;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service that may be scaled.
 *
 * @param cooldown of its last scaling by a policy
 */
record ScalableTarget(
    TargetId id,
    String arn,
    Limits limits,
    Suspended suspended,
    String roleArn,
    Instant created,
    Cooldown cooldown) {

  /** Least and most tasks. */
  record Limits(int minimum, int maximum) {}

  /** What is switched off, its SuspendedState. */
  record Suspended(boolean in, boolean out, boolean scheduled) {
    static final Suspended NOTHING = new Suspended(false, false, false);

    Suspended changed(MetricInput state) {
      return new Suspended(
          state.flag("DynamicScalingInSuspended", in),
          state.flag("DynamicScalingOutSuspended", out),
          state.flag("ScheduledScalingSuspended", scheduled));
    }
  }

  ScalableTarget with(Limits now) {
    return new ScalableTarget(id, arn, now, suspended, roleArn, created, cooldown);
  }

  ScalableTarget with(Cooldown now) {
    return new ScalableTarget(id, arn, limits, suspended, roleArn, created, now);
  }

  Capacity capacity(int desired) {
    return new Capacity(desired, limits.minimum(), limits.maximum());
  }

  void describe(ObjectNode out) {
    id.describe(out);
    out.put("MinCapacity", limits.minimum()).put("MaxCapacity", limits.maximum());
    out.put("RoleARN", roleArn).put("CreationTime", created.toEpochMilli() / 1000.0);
    out.putObject("SuspendedState")
        .put("DynamicScalingInSuspended", suspended.in())
        .put("DynamicScalingOutSuspended", suspended.out())
        .put("ScheduledScalingSuspended", suspended.scheduled());
    out.put("ScalableTargetARN", arn);
  }
}
