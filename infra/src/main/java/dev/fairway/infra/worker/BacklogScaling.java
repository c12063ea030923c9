package dev.fairway.infra.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.StepAdjustmentProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;

/**
 * Scales the service on the backlog of each task: out early by one, by tracking and by a jump, in
 * only when work for a task is missing, to the minimum when the queue is quiet. infra/README.md
 * says why. SQS reports jobs in flight only while there are any ("Available CloudWatch metrics for
 * Amazon SQS").
 */
final class BacklogScaling {

  private static final String AT_LEAST = "GreaterThanOrEqualToThreshold";
  private static final String OVER = "GreaterThanThreshold";
  private static final String AT_MOST = "LessThanOrEqualToThreshold";

  /** The part of the acceptable backlog at which a task is added, as its denominator. */
  private static final int EARLY = 4;

  private final Stack stack;
  private final QueueWorkerConfig config;
  private final CfnScalableTarget target;
  private final Measure visible;
  private final Measure inFlight;
  private final Measure running;
  private final Measure desired;

  BacklogScaling(
      Stack stack,
      QueueWorkerConfig config,
      CfnScalableTarget target,
      String queue,
      String cluster) {
    this.stack = stack;
    this.config = config;
    this.target = target;
    this.visible = Measure.ofQueue("visible", "ApproximateNumberOfMessagesVisible", queue);
    this.inFlight = Measure.ofQueue("inflight", "ApproximateNumberOfMessagesNotVisible", queue);
    this.running = Measure.ofService("running", "RunningTaskCount", cluster);
    this.desired = Measure.ofService("desired", "DesiredTaskCount", cluster);
  }

  void scale() {
    trackBacklog();
    addEarly();
    jump();
    if (config.scaling().minTasks() == 0) {
      startFromZero();
    }
    dropSpareTasks();
    returnToMinimum();
  }

  /** Out only: a small backlog says nothing about how busy the tasks are that keep it small. */
  private void trackBacklog() {
    CfnScalingPolicy.Builder.create(stack, "BacklogPerTaskPolicy")
        .policyName("backlog-per-task")
        .policyType("TargetTrackingScaling")
        .scalingTargetId(target.getRef())
        .targetTrackingScalingPolicyConfiguration(
            CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.builder()
                .targetValue(config.backlogPerTask())
                .scaleOutCooldown(config.scaling().cooldown().toSeconds())
                .scaleInCooldown(config.scaling().cooldown().toSeconds())
                .disableScaleIn(true)
                .customizedMetricSpecification(
                    CfnScalingPolicy.CustomizedMetricSpecificationProperty.builder()
                        .metrics(
                            List.of(visible.forTracking(), running.forTracking(), backlogPerTask()))
                        .build())
                .build())
        .build();
  }

  private static CfnScalingPolicy.TargetTrackingMetricDataQueryProperty backlogPerTask() {
    return CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
        .id("backlog")
        .label("Backlog per task")
        .expression("visible / IF(FILL(running, 0) > 0, running, 1)")
        .returnData(true)
        .build();
  }

  /** One task more at a part of the acceptable backlog: the rest of it passes until that starts. */
  private void addEarly() {
    StepAdjustmentProperty one =
        StepAdjustmentProperty.builder().metricIntervalLowerBound(0).scalingAdjustment(1).build();
    alarm("Early", "Jobs have begun to pile up")
        .metrics(
            queries(
                "%d * visible / %d - desired".formatted(EARLY, config.backlogPerTask()),
                visible,
                desired))
        .comparisonOperator(OVER)
        .threshold(0)
        .evaluationPeriods(1)
        .alarmActions(List.of(step("Early", "Maximum", "ChangeInCapacity", List.of(one))))
        .build();
  }

  /** Tasks that are missing, those that are about to start not counted among them. */
  private void jump() {
    ScalingConfig scaling = config.scaling();
    int threshold = Math.min(scaling.jumpTasks(), scaling.range());
    Steps steps = new Steps(threshold + 1, scaling.range(), 1);
    alarm("Jump", "Tasks are missing, so the backlog won't be worked off within its goal")
        .metrics(
            queries("visible / %d - desired".formatted(config.backlogPerTask()), visible, desired))
        .comparisonOperator(AT_LEAST)
        .threshold(threshold)
        .evaluationPeriods(1)
        .alarmActions(List.of(step("Jump", "Maximum", "ChangeInCapacity", steps.adding())))
        .build();
  }

  private void startFromZero() {
    Steps steps = new Steps(1, config.scaling().maxTasks(), config.backlogPerTask());
    alarm("FromZero", "Jobs wait and the service has no task")
        .metrics(queries("IF(FILL(desired, 0) < 1, visible, 0)", visible, desired))
        .comparisonOperator(AT_LEAST)
        .threshold(1)
        .evaluationPeriods(1)
        .alarmActions(List.of(step("FromZero", "Maximum", "ChangeInCapacity", steps.adding())))
        .build();
  }

  /** Tasks over what the jobs in flight keep busy and the backlog needs to meet its goal. */
  private void dropSpareTasks() {
    Steps steps = new Steps(1, config.scaling().range(), 1);
    alarm("Spare", "The service has had more tasks than its work needs for a while")
        .metrics(
            queries(
                "desired - visible / %d - FILL(inflight, 0) / %d"
                    .formatted(config.backlogPerTask(), config.job().concurrency()),
                visible,
                inFlight,
                desired))
        .comparisonOperator(AT_LEAST)
        .threshold(1)
        .evaluationPeriods(config.scaling().scaleIn().spareMinutes())
        .alarmActions(List.of(step("Spare", "Minimum", "ChangeInCapacity", steps.removing())))
        .build();
  }

  private void returnToMinimum() {
    StepAdjustmentProperty all =
        StepAdjustmentProperty.builder()
            .metricIntervalUpperBound(0)
            .scalingAdjustment(config.scaling().minTasks())
            .build();
    alarm("Quiet", "Hardly a job has waited or run for a while")
        .metrics(queries("MAX([visible, FILL(inflight, 0)])", visible, inFlight))
        .comparisonOperator(AT_MOST)
        .threshold(config.scaling().quietThreshold())
        .evaluationPeriods(config.scaling().scaleIn().quietMinutes())
        .alarmActions(List.of(step("Quiet", "Maximum", "ExactCapacity", List.of(all))))
        .build();
  }

  private CfnAlarm.Builder alarm(String name, String description) {
    return CfnAlarm.Builder.create(stack, name + "Alarm")
        .alarmDescription(description)
        .treatMissingData("notBreaching");
  }

  private String step(
      String name, String aggregation, String type, List<StepAdjustmentProperty> steps) {
    return CfnScalingPolicy.Builder.create(stack, name + "Policy")
        .policyName(name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT))
        .policyType("StepScaling")
        .scalingTargetId(target.getRef())
        .stepScalingPolicyConfiguration(
            CfnScalingPolicy.StepScalingPolicyConfigurationProperty.builder()
                .adjustmentType(type)
                .cooldown(config.scaling().cooldown().toSeconds())
                .metricAggregationType(aggregation)
                .stepAdjustments(steps)
                .build())
        .build()
        .getRef();
  }

  private static List<MetricDataQueryProperty> queries(String expression, Measure... measures) {
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    Stream.of(measures).map(Measure::forAlarm).forEach(queries::add);
    queries.add(
        MetricDataQueryProperty.builder()
            .id("value")
            .expression(expression)
            .returnData(true)
            .build());
    return queries;
  }
}
