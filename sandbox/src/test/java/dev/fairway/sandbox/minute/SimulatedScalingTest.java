package dev.fairway.sandbox.minute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alarms and Application Auto Scaling together, minute by minute. */
class SimulatedScalingTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET =
      "'ServiceNamespace': 'ecs', 'ResourceId': 'service/fairway/queue-worker',"
          + " 'ScalableDimension': 'ecs:service:DesiredCount'";
  private static final String VISIBLE = "ApproximateNumberOfMessagesVisible";
  private static final String RUNNING = "RunningTaskCount";

  private final ScalingSimulation simulation = new ScalingSimulation(NOON, 1);
  private Instant now = NOON;
  private int running = 1;

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void hasTheAlarmsOfTargetTracking() {
    register(1, 10);
    JsonNode put = trackBacklog("");

    JsonNode alarms = call("monitoring", "DescribeAlarms", "{}").path("MetricAlarms");

    assertThat(alarms).hasSize(2);
    JsonNode high = alarms.get(0);
    JsonNode low = alarms.get(1);
    assertThat(high.path("AlarmName").asString())
        .matches("TargetTracking-service/fairway/queue-worker-AlarmHigh-[-0-9a-f]{36}");
    assertThat(low.path("AlarmName").asString())
        .matches("TargetTracking-service/fairway/queue-worker-AlarmLow-[-0-9a-f]{36}");
    assertThat(high.path("EvaluationPeriods").asInt()).isEqualTo(3);
    assertThat(low.path("EvaluationPeriods").asInt()).isEqualTo(15);
    assertThat(high.path("Threshold").asDouble()).isEqualTo(100);
    assertThat(low.path("Threshold").asDouble()).isEqualTo(90);
    assertThat(low.path("AlarmActions").path(0)).isEqualTo(put.path("PolicyARN"));
    assertThat(put.path("Alarms")).hasSize(2);
    assertThat(put.path("PolicyARN").asString())
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:[-0-9a-f]{36}:resource/ecs/"
                + "service/fairway/queue-worker:policyName/backlog");

    trackBacklog(", 'DisableScaleIn': true");
    assertThat(call("monitoring", "DescribeAlarms", "{}").path("MetricAlarms"))
        .singleElement()
        .isEqualTo(alarmNamed(high.path("AlarmName").asString()));
    call("application-autoscaling", "DeleteScalingPolicy", "{'PolicyName': 'backlog', %s}");
    assertThat(call("monitoring", "DescribeAlarms", "{}").path("MetricAlarms")).isEmpty();
  }

  @Test
  void tracksTheBacklogOfEachTaskOutAndIn() {
    register(1, 10);
    trackBacklog("");

    assertThat(minutes(2, 450)).containsExactly(1, 1);
    assertThat(minutes(1, 450)).containsExactly(5);
    running = 5;
    assertThat(minutes(10, 450)).containsOnly(5);
    assertThat(minutes(14, 100)).containsOnly(5);
    assertThat(minutes(1, 100)).as("the fifteenth low minute").containsExactly(1);

    assertThat(causes())
        .hasSize(2)
        .last()
        .asString()
        .matches(
            "monitor alarm TargetTracking-service/fairway/queue-worker-AlarmHigh-\\S+ in state"
                + " ALARM triggered policy backlog");
  }

  @Test
  void writesItsActivitiesDown() {
    register(1, 10);
    trackBacklog("");
    minutes(3, 450);

    JsonNode begun = activities().path(0);
    assertThat(begun.path("StatusCode").asString()).isEqualTo("InProgress");
    assertThat(begun.path("Description").asString()).isEqualTo("Setting desired count to 5.");
    assertThat(begun.path("StartTime").asDouble())
        .isEqualTo(NOON.plus(Duration.ofMinutes(3)).getEpochSecond());
    running = 5;
    minutes(1, 450);

    JsonNode ended = activities().path(0);
    assertThat(ended.path("StatusCode").asString()).isEqualTo("Successful");
    assertThat(ended.path("StatusMessage").asString())
        .isEqualTo("Successfully set desired count to 5. Change successfully fulfilled by ecs.");
  }

  @Test
  void neverLeavesZeroByTracking() {
    register(0, 10);
    call("ecs", "UpdateService", "{'desiredCount': 0}");
    running = 0;
    trackBacklog("");

    assertThat(minutes(30, 1000)).containsOnly(0);
  }

  @Test
  void leavesZeroByAStep() {
    register(0, 10);
    call("ecs", "UpdateService", "{'desiredCount': 0}");
    running = 0;
    String arn =
        call(
                "application-autoscaling",
                "PutScalingPolicy",
                "{'PolicyName': 'wake', %s, 'PolicyType': 'StepScaling',"
                    + " 'StepScalingPolicyConfiguration': {'AdjustmentType': 'ExactCapacity',"
                    + " 'Cooldown': 60, 'StepAdjustments': [{'MetricIntervalLowerBound': 0,"
                    + " 'ScalingAdjustment': 2}]}}")
            .path("PolicyARN")
            .asString();
    alarm("wake", arn, "IF(FILL(running, 0) < 1, visible, 0)", "GreaterThanThreshold", 0, 1);

    assertThat(minutes(1, 5)).containsExactly(2);
    assertThat(causes()).containsExactly("monitor alarm wake in state ALARM triggered policy wake");
  }

  @Test
  void scalesInOnlyWhereAllTrackingPoliciesAgree() {
    register(1, 10);
    call("ecs", "UpdateService", "{'desiredCount': 6}");
    running = 6;
    trackBacklog("");
    call(
        "application-autoscaling",
        "PutScalingPolicy",
        "{'PolicyName': 'cpu', %s, 'PolicyType': 'TargetTrackingScaling',"
            + " 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 50,"
            + " 'PredefinedMetricSpecification': {'PredefinedMetricType':"
            + " 'ECSServiceAverageCPUUtilization'}}}");

    assertThat(minutes(30, 10)).as("no CPU is known").containsOnly(6);
    assertThat(minutes(14, Map.of(VISIBLE, 10.0, RUNNING, 6.0, "CPUUtilization", 20.0)))
        .containsOnly(6);
    assertThat(minutes(2, Map.of(VISIBLE, 10.0, RUNNING, 6.0, "CPUUtilization", 20.0)))
        .as("the larger of 1 and ceil(6 * 20 / 50)")
        .endsWith(3);
  }

  @Test
  void doesNotScaleWhatIsSuspended() {
    register(1, 10);
    trackBacklog("");
    call(
        "application-autoscaling",
        "RegisterScalableTarget",
        "{%s, 'SuspendedState': {'DynamicScalingOutSuspended': true}}");
    assertThat(minutes(5, 450)).containsOnly(1);

    call(
        "application-autoscaling",
        "RegisterScalableTarget",
        "{%s, 'SuspendedState': {'DynamicScalingOutSuspended': false}}");
    assertThat(minutes(1, 450)).containsExactly(5);
  }

  @Test
  void bringsTheServiceIntoNewLimits() {
    register(3, 10);
    assertThat(simulation.desired()).isEqualTo(3);
    register(1, 2);
    assertThat(simulation.desired()).isEqualTo(2);

    assertThat(causes())
        .containsExactly("maximum capacity was set to 2", "minimum capacity was set to 3");
  }

  @Test
  void actsOnSchedules() {
    register(1, 10);
    call(
        "application-autoscaling",
        "PutScheduledAction",
        "{'ScheduledActionName': 'morning', %s, 'Schedule': 'at(2026-11-22T12:05:00)',"
            + " 'ScalableTargetAction': {'MinCapacity': 4}}");

    assertThat(minutes(4, 0)).containsOnly(1);
    assertThat(minutes(1, 0)).containsExactly(4);
    assertThat(
            call("application-autoscaling", "DescribeScalableTargets", "{%s}")
                .path("ScalableTargets")
                .path(0)
                .path("MinCapacity")
                .asInt())
        .isEqualTo(4);
  }

  @Test
  void refusesWhatApplicationAutoScalingRefuses() {
    refuses("PutScalingPolicy", "{'PolicyName': 'p', %s}", "ObjectNotFoundException");
    refuses("DeregisterScalableTarget", "{%s}", "ObjectNotFoundException");
    refuses(
        "RegisterScalableTarget",
        "{%s, 'MinCapacity': 4, 'MaxCapacity': 3}",
        "ValidationException");
    refuses("RegisterScalableTarget", "{%s, 'MinCapacity': 4}", "ValidationException");
    register(1, 2);
    refuses("DeleteScalingPolicy", "{'PolicyName': 'p', %s}", "ObjectNotFoundException");
    refuses("PutScalingPolicy", "{'PolicyName': 'p', %s}", "ValidationException");
  }

  @Test
  void readsTheScalingOfATemplate() {
    JsonNode template =
        JsonMapper.shared()
            .readTree(getClass().getResourceAsStream("/alarms/scaling.template.json"));
    int desired = 1;
    List<Integer> counts = new ArrayList<>();
    try (ScalingSimulation own = ScalingSimulation.of(template, NOON, 1)) {
      for (int minute = 1; minute <= 30; minute++) {
        double visible = minute <= 10 ? 90 : 0;
        desired =
            own.tick(
                NOON.plus(Duration.ofMinutes(minute)),
                Map.of(VISIBLE, visible, RUNNING, (double) desired),
                desired);
        counts.add(desired);
      }
    }

    assertThat(counts.subList(0, 2)).containsOnly(1);
    assertThat(counts.get(2)).isEqualTo(3);
    assertThat(counts.subList(2, 14)).containsOnly(3);
    assertThat(counts).endsWith(1);
  }

  /** The time is generous; it takes well under a second on an idle machine. */
  @Test
  void goesThroughADayQuickly() {
    register(1, 10);
    trackBacklog("");
    long start = System.nanoTime();
    int most = 0;
    int desired = 1;
    for (int minute = 0; minute < 1440; minute++) {
      running = desired;
      double wave = 500 * (1 - Math.cos(minute * 2 * Math.PI / 1440));
      desired = minutes(1, wave).getFirst();
      most = Math.max(most, desired);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(most).isEqualTo(10);
    assertThat(desired).isEqualTo(1);
  }

  private void register(int minimum, int maximum) {
    call(
        "application-autoscaling",
        "RegisterScalableTarget",
        "{%s, 'MinCapacity': " + minimum + ", 'MaxCapacity': " + maximum + "}");
  }

  private JsonNode trackBacklog(String more) {
    return call(
        "application-autoscaling",
        "PutScalingPolicy",
        "{'PolicyName': 'backlog', %s, 'PolicyType': 'TargetTrackingScaling',"
            + " 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 100,"
            + " 'ScaleOutCooldown': 60, 'ScaleInCooldown': 300,"
            + " 'CustomizedMetricSpecification': {'Metrics': ["
            + metrics(false)
            + ", {'Id': 'backlog', 'Expression': 'visible / IF(FILL(running, 0) > 0, running,"
            + " 1)'}]}"
            + more
            + "}}");
  }

  private void alarm(
      String name,
      String action,
      String expression,
      String comparison,
      int threshold,
      int periods) {
    call(
        "monitoring",
        "PutMetricAlarm",
        "{'AlarmName': '"
            + name
            + "', 'AlarmActions': ['"
            + action
            + "'], 'ComparisonOperator': '"
            + comparison
            + "', 'Threshold': "
            + threshold
            + ", 'EvaluationPeriods': "
            + periods
            + ", 'Metrics': ["
            + metrics(true)
            + ", {'Id': 'e', 'Expression': '"
            + expression
            + "'}]}");
  }

  private static String metrics(boolean withPeriod) {
    String period = withPeriod ? "'Period': 60, " : "";
    return "{'Id': 'visible', 'ReturnData': false, 'MetricStat': {"
        + period
        + "'Stat': 'Maximum', 'Metric': {'Namespace': 'AWS/SQS', 'MetricName': '"
        + VISIBLE
        + "', 'Dimensions': [{'Name': 'QueueName', 'Value': 'jobs'}]}}}, {'Id': 'running',"
        + " 'ReturnData': false, 'MetricStat': {"
        + period
        + "'Stat': 'Maximum', 'Metric': {'Namespace': 'ECS/ContainerInsights', 'MetricName': '"
        + RUNNING
        + "', 'Dimensions': [{'Name': 'ClusterName', 'Value': 'fairway'}, {'Name': 'ServiceName',"
        + " 'Value': 'queue-worker'}]}}}";
  }

  private List<Integer> minutes(int count, double visible) {
    return minutes(count, Map.of(VISIBLE, visible, RUNNING, (double) running));
  }

  private List<Integer> minutes(int count, Map<String, Double> values) {
    List<Integer> desired = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(60);
      desired.add(simulation.tick(now, values, running));
    }
    return desired;
  }

  private JsonNode activities() {
    return call("application-autoscaling", "DescribeScalingActivities", "{%s}")
        .path("ScalingActivities");
  }

  private List<String> causes() {
    return activities().valueStream().map(each -> each.path("Cause").asString()).toList();
  }

  private JsonNode alarmNamed(String name) {
    return call("monitoring", "DescribeAlarms", "{'AlarmNames': ['" + name + "']}")
        .path("MetricAlarms")
        .path(0);
  }

  private void refuses(String operation, String input, String code) {
    assertThatThrownBy(() -> call("application-autoscaling", operation, input))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private ObjectNode call(String service, String operation, String input) {
    ObjectNode members =
        (ObjectNode) JsonMapper.shared().readTree(input.replace("%s", TARGET).replace('\'', '"'));
    return simulation.apis().call(new ApiCall(service, operation, members, Caller.REGION));
  }
}
