package dev.fairway.infra.relay;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** What people hear of past the relay: events that wait, and messages that are none. */
final class RelayAlarms {

  private static final MetricOptions WORST_OF_MINUTE =
      MetricOptions.builder().period(Duration.minutes(1)).statistic("Maximum").build();

  private static final int MOST_SECONDS = 300;

  private final Stack stack;
  private final AlertTopic topic;

  RelayAlarms(Stack stack, AlertTopic topic) {
    this.stack = stack;
    this.topic = topic;
  }

  void watch(EventQueues queues) {
    alarm(
        "OldestEventAlarm",
        "An event has waited for the alert-relay for more than 5 minutes: alerts come late, or its"
            + " tasks do not run",
        queues.events().metricApproximateAgeOfOldestMessage(WORST_OF_MINUTE),
        MOST_SECONDS);
    alarm(
        "DeadLettersAlarm",
        "The alert-relay got messages that are no events; their attributes in its dead-letter"
            + " queue say why",
        queues.deadLetters().metricApproximateNumberOfMessagesVisible(WORST_OF_MINUTE),
        0);
  }

  private void alarm(String id, String description, Metric metric, int threshold) {
    topic.announce(
        Alarm.Builder.create(stack, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }
}
