package dev.fairway.infra.worker;

import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.TaskRoles;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;

/** What the code of the queue-worker may do. */
final class WorkerPermissions {

  private final TaskRoles roles;

  WorkerPermissions(TaskRoles roles) {
    this.roles = roles;
  }

  void allowWork(WorkerStore store) {
    roles.allow(
        "WorkOnJobs",
        List.of(
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:SendMessage",
            "sqs:GetQueueAttributes"),
        List.of(store.queue().jobs().getQueueArn()));
    roles.allow(
        "KeepDeadLettersAndMoveThemBack",
        List.of(
            "sqs:SendMessage",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:GetQueueAttributes",
            "sqs:StartMessageMoveTask",
            "sqs:CancelMessageMoveTask",
            "sqs:ListMessageMoveTasks"),
        List.of(store.queue().deadLetters().getQueueArn()));
    roles.allow(
        "KeepRecords",
        List.of(
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:PartiQLSelect",
            "dynamodb:PartiQLInsert",
            "dynamodb:PartiQLUpdate"),
        List.of(store.jobs().getTableArn(), store.subscriptions().getTableArn()));
    roles.allow("ReadTheAgeOfTheQueue", List.of("cloudwatch:GetMetricData"), List.of("*"));
    roles.allowMetrics(AppTask.METRICS_NAMESPACE);
  }

  /** A task can't name itself in a policy, so it may protect any task of its cluster. */
  void allowProtection(Stack stack, ICluster cluster) {
    roles.allow(
        "ProtectWhileBusy",
        List.of("ecs:GetTaskProtection", "ecs:UpdateTaskProtection"),
        List.of(Stacks.arn(stack, "ecs", "task", cluster.getClusterName() + "/*")));
    Explained.suppress(
        roles.task(),
        "AwsSolutions-IAM5",
        "A task has no id before it starts, so protection is held to the cluster. GetMetricData"
            + " and PutMetricData have no resources; PutMetricData is held to one namespace.");
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
