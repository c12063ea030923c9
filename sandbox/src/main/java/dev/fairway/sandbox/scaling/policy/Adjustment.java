package dev.fairway.sandbox.scaling.policy;

/** What the number of a step means, its AdjustmentType. */
public enum Adjustment {
  ChangeInCapacity,
  ExactCapacity,
  PercentChangeInCapacity
}
