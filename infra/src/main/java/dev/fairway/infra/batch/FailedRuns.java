package dev.fairway.infra.batch;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/**
 * The queue of ECS's events about runs that failed, however they were started, with an alarm. A
 * queue, since it keeps the reason beside the count.
 */
final class FailedRuns {

  private final Stack stack;
  private final PlatformStack platform;
  private final Queue queue;

  FailedRuns(Stack stack, PlatformStack platform) {
    this.stack = stack;
    this.platform = platform;
    this.queue =
        Queue.Builder.create(stack, "FailedRuns")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    Explained.suppress(
        queue, "AwsSolutions-SQS3", "It holds events for people to read; nothing consumes it.");
  }

  void watch() {
    CfnRule rule =
        CfnRule.Builder.create(stack, "FailedRunRule")
            .description("Keeps the event of each run of the batch-job that failed")
            .state("ENABLED")
            .eventPattern(pattern(platform.cluster().getClusterArn(), family()))
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("failed-runs")
                        .arn(queue.getQueueArn())
                        .build()))
            .build();
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("RunsThatFailed")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
    announce();
  }

  /** An hour on, so that a later failure is announced again though nobody emptied the queue. */
  private void announce() {
    platform.announce(
        Alarm.Builder.create(stack, "FailedRunAlarm")
            .alarmDescription("A run of the batch-job failed; its event is in the queue FailedRuns")
            .metric(
                queue.metricNumberOfMessagesSent(
                    MetricOptions.builder().period(Duration.minutes(15)).statistic("Sum").build()))
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(0)
            .evaluationPeriods(3)
            .datapointsToAlarm(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  /**
   * Runs that ended with another code than 0, and those whose container never began: these have a
   * stop code and no exit code ("Amazon ECS task state change events", ECS Developer Guide).
   */
  static Map<String, Object> pattern(String clusterArn, String family) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("clusterArn", List.of(clusterArn));
    detail.put("taskDefinitionArn", List.of(Map.of("prefix", family)));
    detail.put("lastStatus", List.of("STOPPED"));
    detail.put(
        "$or",
        List.of(
            Map.of("containers", Map.of("exitCode", List.of(Map.of("anything-but", List.of(0))))),
            Map.of("stopCode", List.of("TaskFailedToStart"))));
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of("aws.ecs"));
    pattern.put("detail-type", List.of("ECS Task State Change"));
    pattern.put("detail", detail);
    return pattern;
  }

  private String family() {
    return Stacks.arn(stack, "ecs", "task-definition", BatchTask.NAME + ":");
  }
}
