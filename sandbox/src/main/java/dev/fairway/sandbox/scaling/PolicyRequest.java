package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.scaling.policy.Adjustment;
import dev.fairway.sandbox.scaling.policy.Aggregation;
import dev.fairway.sandbox.scaling.policy.Rule;
import dev.fairway.sandbox.scaling.policy.Step;
import dev.fairway.sandbox.scaling.policy.StepScaling;
import dev.fairway.sandbox.scaling.policy.TargetTracking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rule of PutScalingPolicy. */
final class PolicyRequest {

  static final String TRACKING = "TargetTrackingScaling";
  static final String STEPS = "StepScaling";

  /** What ECS services get where nothing is said, in seconds. */
  private static final int DEFAULT_COOLDOWN = 300;

  private final MetricInput input;

  PolicyRequest(MetricInput input) {
    this.input = input;
  }

  /** The policy's type; step scaling where the request names none. */
  String type() {
    String type = input.text("PolicyType").orElse(STEPS);
    if (!type.equals(TRACKING) && !type.equals(STEPS)) {
      throw ScalingErrors.validation("The sandbox does not simulate policies of type " + type);
    }
    return type;
  }

  ObjectNode configuration() {
    String member = type() + "PolicyConfiguration";
    if (input.members().path(member) instanceof ObjectNode configuration) {
      return configuration.deepCopy();
    }
    throw ScalingErrors.validation(member + " is required for policies of type " + type());
  }

  Rule rule() {
    MetricInput configuration = new MetricInput(configuration());
    return type().equals(TRACKING) ? tracking(configuration) : steps(configuration);
  }

  private static TargetTracking tracking(MetricInput configuration) {
    ScalingErrors.required(configuration, "TargetValue");
    double target = configuration.number("TargetValue");
    if (target <= 0) {
      throw ScalingErrors.validation("TargetValue must be greater than zero");
    }
    return new TargetTracking(
        target,
        configuration.flag("DisableScaleIn", false),
        seconds(configuration, "ScaleOutCooldown"),
        seconds(configuration, "ScaleInCooldown"));
  }

  private static StepScaling steps(MetricInput configuration) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode each : configuration.members().path("StepAdjustments")) {
      steps.add(step(new MetricInput(each)));
    }
    if (steps.isEmpty()) {
      throw ScalingErrors.validation("At least one StepAdjustment is required");
    }
    String type = ScalingErrors.required(configuration, "AdjustmentType");
    return new StepScaling(
        named(Adjustment.values(), type, "AdjustmentType"),
        steps,
        configuration.integer("MinAdjustmentMagnitude", 0),
        named(
            Aggregation.values(),
            configuration.text("MetricAggregationType").orElse(Aggregation.Average.name()),
            "MetricAggregationType"),
        seconds(configuration, "Cooldown"));
  }

  private static Step step(MetricInput step) {
    boolean below = step.has("MetricIntervalLowerBound");
    boolean above = step.has("MetricIntervalUpperBound");
    ScalingErrors.required(step, "ScalingAdjustment");
    Step read =
        new Step(
            below ? step.number("MetricIntervalLowerBound") : Double.NEGATIVE_INFINITY,
            above ? step.number("MetricIntervalUpperBound") : Double.POSITIVE_INFINITY,
            step.integer("ScalingAdjustment", 0));
    if (read.lower() >= read.upper()) {
      throw ScalingErrors.validation(
          "The lower bound of a step adjustment must be less than its upper bound");
    }
    return read;
  }

  private static <E extends Enum<E>> E named(E[] values, String name, String member) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ScalingErrors.validation(
                    "Value '" + name + "' of " + member + " is none of " + Arrays.asList(values)));
  }

  private static Duration seconds(MetricInput input, String member) {
    return Duration.ofSeconds(input.integer(member, DEFAULT_COOLDOWN));
  }
}
