package dev.fairway.infra.relay;

import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.TaskRoles;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;

/** What the code of the alert-relay may do. */
final class RelayPermissions {

  private static final List<String> CONSUME =
      List.of(
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueAttributes");

  private final Stack stack;
  private final TaskRoles roles;

  RelayPermissions(Stack stack, TaskRoles roles) {
    this.stack = stack;
    this.roles = roles;
  }

  void allowWork(RelayStore store, List<UndeliveredEvents> flows) {
    List<String> consumed = new ArrayList<>(List.of(store.queues().events().getQueueArn()));
    flows.forEach(flow -> consumed.add(flow.queueArn()));
    roles.allow("ReceiveEvents", CONSUME, consumed);
    roles.allow(
        "PutAsideWhatStays",
        List.of("sqs:SendMessage"),
        List.of(store.queues().deadLetters().getQueueArn(), store.queues().kept().getQueueArn()));
    roles.allow(
        "KeepTheBook",
        List.of(
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:Query"),
        List.of(store.table().getTableArn(), store.table().getTableArn() + "/index/*"));
    roles.allow("TellPeople", List.of("sns:Publish"), List.of(store.topic().topic().getTopicArn()));
    roles.allow(
        "EncryptWhatIsTold",
        List.of("kms:Decrypt", "kms:GenerateDataKey"),
        List.of(store.topic().key().getKeyArn()));
    roles.allowMetrics(AppTask.METRICS_NAMESPACE);
  }

  /** All apps log under one prefix. */
  void allowContext() {
    roles.allow(
        "ReadLastLogLines",
        List.of("logs:GetLogEvents"),
        List.of(Stacks.arn(stack, "logs", "log-group:/fairway/*:log-stream:*")));
    roles.allow("FindLogs", List.of("ecs:DescribeTaskDefinition"), List.of("*"));
    Explained.suppress(
        roles.task(),
        "AwsSolutions-IAM5",
        "Failed tasks of any app have their log under /fairway/; the book is read by its indexes;"
            + " DescribeTaskDefinition and PutMetricData have no resources, and PutMetricData is"
            + " held to one namespace.");
  }

  /** What ECS Exec needs (Amazon ECS Developer Guide, "ECS Exec permissions"). */
  void allowExec() {
    roles.allow(
        "OpenShells",
        List.of(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel"),
        List.of("*"));
  }
}
