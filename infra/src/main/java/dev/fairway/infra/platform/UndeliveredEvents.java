package dev.fairway.infra.platform;

import dev.fairway.infra.stack.Explained;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** The queue of events that a rule could not hand to its target, with alarms that say so. */
public final class UndeliveredEvents {

  private final Stack stack;
  private final Consumer<Alarm> announcer;
  private final String name;
  private final Queue queue;

  /**
   * Makes the queue under the name, which its alarm takes as a prefix.
   *
   * @param announcer which sends an alarm to people
   */
  public UndeliveredEvents(Stack stack, Consumer<Alarm> announcer, String name) {
    this.stack = stack;
    this.announcer = announcer;
    this.name = name;
    this.queue =
        Queue.Builder.create(stack, name)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    Explained.suppress(queue, "AwsSolutions-SQS3", "It is the dead-letter queue.");
  }

  public String queueArn() {
    return queue.getQueueArn();
  }

  public String queueUrl() {
    return queue.getQueueUrl();
  }

  /**
   * Lets the rule fill the queue, and watches both ways in which an event can fail.
   *
   * @param sid why the queue takes an event
   * @param what became of the event, as a sentence's beginning
   */
  public void acceptFrom(CfnRule rule, String sid, String what) {
    acceptFrom(List.of(rule), sid, what);
  }

  /** As for one rule. */
  public void acceptFrom(List<CfnRule> rules, String sid, String what) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid(sid)
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns(rules))))
            .build());
    alarm(
        name + "Alarm",
        what + "; their events wait in the queue for 14 days",
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().period(Duration.minutes(1)).statistic("Maximum").build()));
    alarm(
        "LostEventsAlarm",
        what + ", and EventBridge could not queue their events either",
        lost(rules));
  }

  private static Object arns(List<CfnRule> rules) {
    List<String> arns = rules.stream().map(CfnRule::getAttrArn).toList();
    return arns.size() == 1 ? arns.getFirst() : arns;
  }

  private static IMetric lost(List<CfnRule> rules) {
    if (rules.size() == 1) {
      return lost(rules.getFirst());
    }
    Map<String, IMetric> metrics = new LinkedHashMap<>();
    rules.forEach(rule -> metrics.put("rule" + metrics.size(), lost(rule)));
    return MathExpression.Builder.create()
        .expression(
            metrics.keySet().stream()
                .map("FILL(%s, 0)"::formatted)
                .collect(Collectors.joining(" + ")))
        .usingMetrics(metrics)
        .label("lost events")
        .period(Duration.minutes(1))
        .build();
  }

  private static Metric lost(CfnRule rule) {
    return Metric.Builder.create()
        .namespace("AWS/Events")
        .metricName("InvocationsFailedToBeSentToDlq")
        .dimensionsMap(Map.of("RuleName", rule.getRef()))
        .period(Duration.minutes(1))
        .statistic("Sum")
        .build();
  }

  private void alarm(String id, String description, IMetric metric) {
    announcer.accept(
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
