package dev.fairway.sandbox.scaling.policy;

import java.time.Duration;
import java.util.OptionalInt;

/** A scaling policy as far as it decides. */
public sealed interface Rule permits StepScaling, TargetTracking {

  /**
   * The capacity that the policy wants, before the target's limits.
   *
   * @param current the capacity to go from
   * @return empty where the alarm's datapoints ask for nothing
   */
  OptionalInt wanted(int current, Breach breach);

  /** How long after scaling out by this policy its effect is awaited. */
  Duration scaleOutCooldown();

  /** How long after scaling in by this policy nothing scales in. */
  Duration scaleInCooldown();
}
