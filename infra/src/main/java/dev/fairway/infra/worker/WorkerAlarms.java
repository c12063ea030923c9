package dev.fairway.infra.worker;

import dev.fairway.infra.platform.PlatformStack;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** What a person should hear of: jobs that wait, jobs that can't be done, tasks that won't run. */
final class WorkerAlarms {

  private static final MetricOptions WORST_OF_MINUTE =
      MetricOptions.builder().period(Duration.minutes(1)).statistic("Maximum").build();

  private final Stack stack;
  private final PlatformStack platform;

  WorkerAlarms(Stack stack, PlatformStack platform) {
    this.stack = stack;
    this.platform = platform;
  }

  void watch(WorkQueue queue, QueueWorkerConfig config) {
    platform.announce(
        Alarm.Builder.create(stack, "OldestJobAlarm")
            .alarmDescription("A job has waited many times longer than the latency goal")
            .metric(queue.jobs().metricApproximateAgeOfOldestMessage(WORST_OF_MINUTE))
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(config.ageAlarm().toSeconds())
            .evaluationPeriods(3)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
    platform.announce(
        Alarm.Builder.create(stack, "DeadLettersAlarm")
            .alarmDescription("Jobs could not be done; GET /admin/queue/dead-letters says why")
            .metric(queue.deadLetters().metricApproximateNumberOfMessagesVisible(WORST_OF_MINUTE))
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(0)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
    if (config.scaling().minTasks() > 0) {
      watchTasks(config.scaling().minTasks());
    }
  }

  private void watchTasks(int minimum) {
    platform.announce(
        Alarm.Builder.create(stack, "TooFewTasksAlarm")
            .alarmDescription("The service has run fewer tasks than its minimum for 10 minutes")
            .metric(
                Metric.Builder.create()
                    .namespace("ECS/ContainerInsights")
                    .metricName("RunningTaskCount")
                    .dimensionsMap(Measure.dimensionsOfService(platform.cluster().getClusterName()))
                    .period(Duration.minutes(1))
                    .statistic("Maximum")
                    .build())
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .threshold(minimum)
            .evaluationPeriods(10)
            .treatMissingData(TreatMissingData.MISSING)
            .build());
  }
}
