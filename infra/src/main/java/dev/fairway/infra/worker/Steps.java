package dev.fairway.infra.worker;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;

/**
 * A staircase of adjustments: the further the metric is over the alarm's threshold, the more tasks.
 *
 * @param first tasks that the first step adds or removes
 * @param most tasks that the last step adds or removes
 * @param height of the metric for a further task
 */
record Steps(int first, int most, long height) {

  /** Application Auto Scaling, "Step scaling policies": quotas. */
  private static final int MOST_STEPS = 20;

  List<CfnScalingPolicy.StepAdjustmentProperty> adding() {
    return build(1);
  }

  List<CfnScalingPolicy.StepAdjustmentProperty> removing() {
    return build(-1);
  }

  private List<CfnScalingPolicy.StepAdjustmentProperty> build(int sign) {
    int lowest = Math.min(first, most);
    int width = Math.ceilDiv(most - lowest + 1, MOST_STEPS);
    List<CfnScalingPolicy.StepAdjustmentProperty> steps = new ArrayList<>();
    for (int tasks = lowest; tasks <= most; tasks += width) {
      var step =
          CfnScalingPolicy.StepAdjustmentProperty.builder()
              .metricIntervalLowerBound((tasks - lowest) * height)
              .scalingAdjustment(sign * tasks);
      if (tasks + width <= most) {
        step.metricIntervalUpperBound((tasks + width - lowest) * height);
      }
      steps.add(step.build());
    }
    return steps;
  }
}
