package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.scaling.policy.TargetTracking;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The alarms that a target tracking policy has made for itself in CloudWatch. */
record TrackingAlarms(Account account, Services services) {

  private static final String HIGH = "AlarmHigh";
  private static final String LOW = "AlarmLow";

  /**
   * Puts a policy's alarms, under the names that they have where it exists already.
   *
   * @param known the alarms of the policy before
   */
  List<Policy.AlarmName> put(
      Policy.Key policy,
      String policyArn,
      ObjectNode configuration,
      TargetTracking rule,
      List<Policy.AlarmName> known) {
    ObjectNode metric = TrackedMetric.of(configuration, policy.target());
    metric.putArray("AlarmActions").add(policyArn);
    metric.put(
        "AlarmDescription",
        "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policyArn + ".");
    List<Policy.AlarmName> alarms = new ArrayList<>();
    Policy.AlarmName high = name(policy, HIGH, known);
    put(high, metric, "GreaterThanThreshold", rule.target(), TargetTracking.HIGH_PERIODS);
    alarms.add(high);
    if (!rule.scaleInDisabled()) {
      Policy.AlarmName low = name(policy, LOW, known);
      put(low, metric, "LessThanThreshold", rule.lowThreshold(), TargetTracking.LOW_PERIODS);
      alarms.add(low);
    }
    delete(known.stream().filter(alarm -> !alarms.contains(alarm)).toList());
    return alarms;
  }

  private Policy.AlarmName name(Policy.Key policy, String kind, List<Policy.AlarmName> known) {
    return known.stream()
        .filter(alarm -> alarm.name().contains("-" + kind + "-"))
        .findFirst()
        .orElseGet(() -> newName(policy, kind));
  }

  private Policy.AlarmName newName(Policy.Key policy, String kind) {
    String name =
        "TargetTracking-%s-%s-%s".formatted(policy.target().resourceId(), kind, UUID.randomUUID());
    return new Policy.AlarmName(name, account.arn("cloudwatch", "alarm:" + name));
  }

  private void put(
      Policy.AlarmName name, ObjectNode metric, String comparison, double threshold, int periods) {
    ObjectNode input = metric.deepCopy().put("AlarmName", name.name());
    input.put("ComparisonOperator", comparison).put("Threshold", threshold);
    input.put("EvaluationPeriods", periods);
    services.call("monitoring", "PutMetricAlarm", input);
  }

  void delete(List<Policy.AlarmName> alarms) {
    if (!alarms.isEmpty()) {
      ObjectNode input = JsonNodeFactory.instance.objectNode();
      alarms.forEach(alarm -> input.withArray("AlarmNames").add(alarm.name()));
      services.call("monitoring", "DeleteAlarms", input);
    }
  }
}
