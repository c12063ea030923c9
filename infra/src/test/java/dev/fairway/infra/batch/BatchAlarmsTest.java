package dev.fairway.infra.batch;

import static dev.fairway.infra.TemplateReader.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchAlarmsTest {

  @Test
  void goOffWhenNoReportWasMadeAndNothingSaysSo() {
    Map<String, Object> alarm =
        alarms(Fixture.shipped().with("batch-job.alarm.silence-hours", "4"))
            .get("MissedWindowAlarm");

    assertThat(alarm)
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .containsEntry("Threshold", 1)
        .containsEntry("EvaluationPeriods", 4)
        .containsEntry("TreatMissingData", "breaching");
    assertThat(String.valueOf(TemplateReader.map(alarm).get("Metrics")))
        .contains("FILL(written, 0) + FILL(corrected, 0) + FILL(unchanged, 0)")
        .contains("reports.written.count", "reports.corrected.count", "reports.unchanged.count")
        .contains("Period=3600", "Namespace=Fairway", "Stat=Sum");
  }

  @Test
  void goOffOnTheFirstRunReportOrUploadThatFailed() {
    Map<String, Map<String, Object>> alarms = alarms(Fixture.shipped());

    assertThat(alarms)
        .containsOnlyKeys(
            "StartFailuresAlarm",
            "LostEventsAlarm",
            "FailedRunAlarm",
            "MissedWindowAlarm",
            "RejectedReportAlarm",
            "WindowsBehindAlarm",
            "GivenUpUploadsAlarm");
    assertThat(alarms.get("FailedRunAlarm"))
        .containsEntry("MetricName", "NumberOfMessagesSent")
        .containsEntry("Threshold", 0)
        .containsEntry("DatapointsToAlarm", 1);
    assertThat(alarms.get("RejectedReportAlarm"))
        .containsEntry("MetricName", "reports.failed.count")
        .containsEntry("Threshold", 0);
    assertThat(alarms.get("GivenUpUploadsAlarm"))
        .containsEntry("MetricName", "uploads.given-up.count")
        .containsEntry("Threshold", 0);
    assertThat(alarms.get("WindowsBehindAlarm"))
        .containsEntry("MetricName", "windows.behind.value")
        .containsEntry("EvaluationPeriods", 3);
  }

  @Test
  void sayNothingOfUploadsWithoutReconciliation() {
    assertThat(alarms(Fixture.shipped().with("batch-job.reconcile", "false")))
        .doesNotContainKey("GivenUpUploadsAlarm");
  }

  @Test
  void mailWhoeverIsConfigured() {
    assertThat(alarms(Fixture.shipped().with("alarm.email", "ops@example.org")).values())
        .allSatisfy(alarm -> assertThat(list(alarm.get("AlarmActions"))).hasSize(1));
  }

  private static Map<String, Map<String, Object>> alarms(Settings settings) {
    return Fixture.batchJob(settings).properties("AWS::CloudWatch::Alarm");
  }
}
