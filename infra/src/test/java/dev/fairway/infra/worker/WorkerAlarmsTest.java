package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerAlarmsTest {

  private static final List<String> FOR_PEOPLE =
      List.of(
          "OldestJobAlarm",
          "DeadLettersAlarm",
          "TooFewTasksAlarm",
          "UndeliveredEventsAlarm",
          "LostEventsAlarm");

  @Test
  void goOffOnAJobThatWaitsManyTimesItsGoal() {
    Settings strict =
        Fixture.shipped()
            .with("queue-worker.scaling.latency-goal", "PT1M")
            .with("queue-worker.alarm.latency-goals", "5");

    assertThat(alarms(strict).get("OldestJobAlarm"))
        .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
        .containsEntry("ComparisonOperator", "GreaterThanThreshold")
        .containsEntry("Threshold", 300)
        .containsEntry("EvaluationPeriods", 3);
  }

  @Test
  void goOffOnTheFirstDeadLetter() {
    assertThat(alarms(Fixture.shipped()).get("DeadLettersAlarm"))
        .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
        .containsEntry(
            "Dimensions",
            List.of(Map.of("Name", "QueueName", "Value", "{DeadLetterQueue.QueueName}")))
        .containsEntry("ComparisonOperator", "GreaterThanThreshold")
        .containsEntry("Threshold", 0)
        .containsEntry("EvaluationPeriods", 1);
  }

  @Test
  void goOffWhenTheServiceDoesNotKeepItsMinimum() {
    Settings two = Fixture.shipped().with("queue-worker.scaling.min-tasks", "2");

    assertThat(alarms(two).get("TooFewTasksAlarm"))
        .containsEntry("MetricName", "RunningTaskCount")
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .containsEntry("Threshold", 2);
  }

  @Test
  void mailWhoeverIsConfiguredAndScalingMailsNobody() {
    Map<String, Map<String, Object>> mailing =
        alarms(Fixture.shipped().with("alarm.email", "ops@example.org"));

    assertThat(mailing)
        .containsKeys("JumpAlarm", "SpareAlarm", "QuietAlarm")
        .allSatisfy(
            (name, alarm) ->
                assertThat(list(alarm.get("AlarmActions")).toString().contains("AlarmTopic"))
                    .as(name)
                    .isEqualTo(FOR_PEOPLE.contains(name)));
    assertThat(mailing).containsKeys(FOR_PEOPLE.toArray(String[]::new));
  }

  private static Map<String, Map<String, Object>> alarms(Settings settings) {
    return Fixture.queueWorker(settings).properties("AWS::CloudWatch::Alarm");
  }
}
