package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** The queue of events that started no task, with alarms that say so. */
final class StartFailures {

  private final Stack stack;
  private final PlatformStack platform;
  private final Queue queue;

  StartFailures(Stack stack, PlatformStack platform) {
    this.stack = stack;
    this.platform = platform;
    this.queue =
        Queue.Builder.create(stack, "StartFailures")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    Explained.suppress(queue, "AwsSolutions-SQS3", "It is the dead-letter queue.");
  }

  String queueArn() {
    return queue.getQueueArn();
  }

  /** Lets the rule fill the queue, and watches both ways in which an event can fail. */
  void acceptFrom(CfnRule rule) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("EventsThatStartedNoTask")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
    alarm(
        "StartFailuresAlarm",
        "Uploads started no task; their events wait in the queue for 14 days",
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().period(Duration.minutes(1)).statistic("Maximum").build()));
    alarm(
        "LostEventsAlarm",
        "Uploads started no task, and EventBridge could not queue their events either",
        Metric.Builder.create()
            .namespace("AWS/Events")
            .metricName("InvocationsFailedToBeSentToDlq")
            .dimensionsMap(Map.of("RuleName", rule.getRef()))
            .period(Duration.minutes(1))
            .statistic("Sum")
            .build());
  }

  private void alarm(String id, String description, IMetric metric) {
    platform.announce(
        Alarm.Builder.create(stack, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(0)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }
}
