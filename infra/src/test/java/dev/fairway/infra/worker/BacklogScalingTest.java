package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogScalingTest {

  private static final Settings FROM_ZERO =
      Fixture.shipped().with("queue-worker.scaling.min-tasks", "0");

  @Test
  void staysBetweenTheConfiguredBounds() {
    assertThat(stack(Fixture.shipped()).only("AWS::ApplicationAutoScaling::ScalableTarget"))
        .containsEntry("MinCapacity", 1)
        .containsEntry("MaxCapacity", 5)
        .containsEntry("ResourceId", "service/{Cluster}/{Service.Name}")
        .containsEntry("ScalableDimension", "ecs:service:DesiredCount");
  }

  @Test
  void tracksTheBacklogOfEachTaskOutAndNeverIn() {
    Map<String, Object> tracking = tracking(Fixture.shipped());

    assertThat(tracking).containsEntry("DisableScaleIn", true);
    assertThat(list(at(tracking, "CustomizedMetricSpecification").get("Metrics")))
        .map(metric -> map(metric))
        .map(
            metric ->
                metric.containsKey("Expression")
                    ? metric.get("Expression")
                    : metric.get("Id") + "=" + name(metric))
        .containsExactly(
            "visible=AWS/SQS ApproximateNumberOfMessagesVisible",
            "running=ECS/ContainerInsights RunningTaskCount",
            "visible / IF(FILL(running, 0) > 0, running, 1)");
  }

  @Test
  void acceptsTheBacklogThatATaskWorksOffWithinTheGoal() {
    Settings slow =
        Fixture.shipped()
            .with("queue-worker.scaling.latency-goal", "PT2M")
            .with("queue-worker.scaling.time-per-job", "PT3S")
            .with("queue-worker.job.concurrency", "10")
            .with("queue-worker.scaling.quiet-jobs", "5");

    assertThat(tracking(Fixture.shipped())).containsEntry("TargetValue", 960);
    assertThat(tracking(slow)).containsEntry("TargetValue", 400);
    assertThat(expression(slow, "JumpAlarm")).isEqualTo("visible / 400 - desired");
    assertThat(expression(slow, "SpareAlarm"))
        .isEqualTo("desired - visible / 400 - FILL(inflight, 0) / 10");
  }

  @Test
  void jumpsByTheTasksThatAreMissingWithinAMinute() {
    assertThat(alarm(Fixture.shipped(), "JumpAlarm"))
        .containsEntry("Threshold", 2)
        .containsEntry("EvaluationPeriods", 1)
        .containsEntry("ComparisonOperator", "GreaterThanOrEqualToThreshold")
        .containsEntry("AlarmActions", List.of("{JumpPolicy}"));
    assertThat(steps(Fixture.shipped(), "JumpPolicy")).containsExactly("0..1: 3", "1..: 4");
    assertThat(policy(Fixture.shipped(), "JumpPolicy"))
        .containsEntry("AdjustmentType", "ChangeInCapacity")
        .containsEntry("Cooldown", 120);
  }

  @Test
  void addsATaskAtAQuarterOfTheAcceptableBacklog() {
    assertThat(expression(Fixture.shipped(), "EarlyAlarm"))
        .isEqualTo("4 * visible / 960 - desired");
    assertThat(alarm(Fixture.shipped(), "EarlyAlarm"))
        .containsEntry("Threshold", 0)
        .containsEntry("EvaluationPeriods", 1)
        .containsEntry("ComparisonOperator", "GreaterThanThreshold")
        .containsEntry("TreatMissingData", "notBreaching");
    assertThat(steps(Fixture.shipped(), "EarlyPolicy")).containsExactly("0..: 1");
  }

  @Test
  void takesATaskOnlyAfterItsWorthOfWorkWasMissingForAWhile() {
    Settings patient = Fixture.shipped().with("queue-worker.scaling.spare-minutes", "15");

    assertThat(alarm(patient, "SpareAlarm"))
        .containsEntry("Threshold", 1)
        .containsEntry("EvaluationPeriods", 15)
        .containsEntry("TreatMissingData", "notBreaching");
    assertThat(steps(patient, "SparePolicy"))
        .containsExactly("0..1: -1", "1..2: -2", "2..3: -3", "3..: -4");
    assertThat(policy(patient, "SparePolicy")).containsEntry("MetricAggregationType", "Minimum");
  }

  @Test
  void returnsToTheMinimumOnceNothingWaitsAndNothingRunsForAWhile() {
    assertThat(expression(Fixture.shipped(), "QuietAlarm"))
        .isEqualTo("MAX([visible, FILL(inflight, 0)])");
    assertThat(alarm(Fixture.shipped(), "QuietAlarm"))
        .containsEntry("Threshold", 8)
        .containsEntry("EvaluationPeriods", 3)
        .containsEntry("ComparisonOperator", "LessThanOrEqualToThreshold")
        .containsEntry("TreatMissingData", "notBreaching");
    assertThat(policy(Fixture.shipped(), "QuietPolicy"))
        .containsEntry("AdjustmentType", "ExactCapacity");
    assertThat(steps(Fixture.shipped(), "QuietPolicy")).containsExactly("..0: 1");
  }

  @Test
  void startsFromZeroOnlyWhereTheMinimumIsZero() {
    assertThat(stack(Fixture.shipped()).properties("AWS::CloudWatch::Alarm"))
        .doesNotContainKey("FromZeroAlarm");
    assertThat(expression(FROM_ZERO, "FromZeroAlarm"))
        .isEqualTo("IF(FILL(desired, 0) < 1, visible, 0)");
    assertThat(alarm(FROM_ZERO, "FromZeroAlarm"))
        .containsEntry("Threshold", 1)
        .containsEntry("EvaluationPeriods", 1);
    assertThat(steps(FROM_ZERO, "FromZeroPolicy"))
        .containsExactly(
            "0..960: 1", "960..1920: 2", "1920..2880: 3", "2880..3840: 4", "3840..: 5");
  }

  @Test
  void goesToZeroOnlyOnceNothingIsLeft() {
    assertThat(alarm(FROM_ZERO, "QuietAlarm")).containsEntry("Threshold", 0);
    assertThat(steps(FROM_ZERO, "QuietPolicy")).containsExactly("..0: 0");
    assertThat(stack(FROM_ZERO).properties("AWS::CloudWatch::Alarm"))
        .doesNotContainKey("TooFewTasksAlarm");
  }

  @Test
  void hasNoMoreStepsThanAwsTakesHoweverManyTasks() {
    Settings huge = Fixture.shipped().with("queue-worker.scaling.max-tasks", "500");

    assertThat(steps(huge, "JumpPolicy")).hasSizeBetween(15, 20).endsWith("475..: 478");
    assertThat(steps(huge, "SparePolicy")).hasSizeBetween(15, 20);
  }

  @Test
  void jumpsWithASingleTaskToAddToo() {
    Settings pair = Fixture.shipped().with("queue-worker.scaling.max-tasks", "2");

    assertThat(alarm(pair, "JumpAlarm")).containsEntry("Threshold", 1);
    assertThat(steps(pair, "JumpPolicy")).containsExactly("0..: 1");
  }

  @Test
  void looksAtTheQueueAndTheServiceThatItScales() {
    Map<String, Object> desired =
        list(alarm(Fixture.shipped(), "JumpAlarm").get("Metrics")).stream()
            .map(TemplateReader::map)
            .filter(metric -> "desired".equals(metric.get("Id")))
            .findFirst()
            .orElseThrow();

    assertThat(at(desired, "MetricStat")).containsEntry("Period", 60);
    assertThat(at(desired, "MetricStat", "Metric").get("Dimensions"))
        .isEqualTo(
            List.of(
                Map.of("Name", "ClusterName", "Value", "{Cluster}"),
                Map.of("Name", "ServiceName", "Value", "queue-worker")));
  }

  private static TemplateReader stack(Settings settings) {
    return Fixture.queueWorker(settings);
  }

  private static Map<String, Object> tracking(Settings settings) {
    return at(
        stack(settings).named("AWS::ApplicationAutoScaling::ScalingPolicy", "BacklogPerTaskPolicy"),
        "TargetTrackingScalingPolicyConfiguration");
  }

  private static Map<String, Object> policy(Settings settings, String name) {
    return at(
        stack(settings).named("AWS::ApplicationAutoScaling::ScalingPolicy", name),
        "StepScalingPolicyConfiguration");
  }

  private static Map<String, Object> alarm(Settings settings, String name) {
    return stack(settings).named("AWS::CloudWatch::Alarm", name);
  }

  private static Object expression(Settings settings, String alarm) {
    return list(alarm(settings, alarm).get("Metrics")).stream()
        .map(TemplateReader::map)
        .filter(metric -> metric.containsKey("Expression"))
        .map(metric -> String.valueOf(metric.get("Expression")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> steps(Settings settings, String policy) {
    return list(policy(settings, policy).get("StepAdjustments")).stream()
        .map(TemplateReader::map)
        .map(
            step ->
                "%s..%s: %s"
                    .formatted(
                        step.getOrDefault("MetricIntervalLowerBound", ""),
                        step.getOrDefault("MetricIntervalUpperBound", ""),
                        step.get("ScalingAdjustment")))
        .toList();
  }

  private static String name(Map<String, Object> metric) {
    Map<String, Object> named = at(metric, "MetricStat", "Metric");
    return named.get("Namespace") + " " + named.get("MetricName");
  }
}
