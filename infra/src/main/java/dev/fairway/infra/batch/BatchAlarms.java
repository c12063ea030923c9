package dev.fairway.infra.batch;

import dev.fairway.infra.platform.PlatformStack;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** What a person should hear of: no report, a refused report, windows left behind, lost uploads. */
final class BatchAlarms {

  private static final Duration HOUR = Duration.hours(1);
  private static final int HOURS_BEHIND = 3;

  private final Stack stack;
  private final PlatformStack platform;

  BatchAlarms(Stack stack, PlatformStack platform) {
    this.stack = stack;
    this.platform = platform;
  }

  void watch(int silenceHours, boolean reconciles) {
    watchForSilence(silenceHours);
    onMoreThanNone(
        "RejectedReportAlarm",
        "A report was not written, since too many of its rows were rejected or it could not be made",
        BatchMetrics.sum("reports.failed.count", HOUR),
        1);
    onMoreThanNone(
        "WindowsBehindAlarm",
        "Runs end, and still some closed windows have had no report for hours",
        BatchMetrics.most("windows.behind.value", HOUR),
        HOURS_BEHIND);
    if (reconciles) {
      onMoreThanNone(
          "GivenUpUploadsAlarm",
          "An upload never became a record, however often it was started again",
          BatchMetrics.sum("uploads.given-up.count", HOUR),
          1);
    }
  }

  /** Hours without a sign of life count as hours without a report: a dead schedule says nothing. */
  private void watchForSilence(int hours) {
    Map<String, IMetric> ends = new LinkedHashMap<>();
    ends.put("written", BatchMetrics.sum("reports.written.count", HOUR));
    ends.put("corrected", BatchMetrics.sum("reports.corrected.count", HOUR));
    ends.put("unchanged", BatchMetrics.sum("reports.unchanged.count", HOUR));
    platform.announce(
        Alarm.Builder.create(stack, "MissedWindowAlarm")
            .alarmDescription("No run has ended with a report for %d hours".formatted(hours))
            .metric(
                MathExpression.Builder.create()
                    .expression("FILL(written, 0) + FILL(corrected, 0) + FILL(unchanged, 0)")
                    .usingMetrics(ends)
                    .label("reports")
                    .period(HOUR)
                    .build())
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .threshold(1)
            .evaluationPeriods(hours)
            .treatMissingData(TreatMissingData.BREACHING)
            .build());
  }

  private void onMoreThanNone(String id, String description, IMetric metric, int hours) {
    platform.announce(
        Alarm.Builder.create(stack, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(0)
            .evaluationPeriods(hours)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }
}
