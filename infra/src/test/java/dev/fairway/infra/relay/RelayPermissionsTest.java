package dev.fairway.infra.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import org.junit.jupiter.api.Test;

class RelayPermissionsTest {

  private final TemplateReader template = Fixture.alertRelay(Fixture.shipped());

  @Test
  void theCodeOfTheTaskMayDoItsWorkAndNothingElse() {
    assertThat(template.allowed("TaskRole"))
        .containsExactly(
            "Allow sqs:ReceiveMessage, sqs:DeleteMessage, sqs:ChangeMessageVisibility,"
                + " sqs:GetQueueAttributes on {AlertQueue.Arn}, {StartFailures.Arn},"
                + " {UndeliveredEvents.Arn}, {StartFailures.Arn}",
            "Allow sqs:SendMessage on {DeadLetterQueue.Arn}, {KeptEvents.Arn}",
            "Allow dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem,"
                + " dynamodb:ConditionCheckItem, dynamodb:Query on {AlertsTable.Arn},"
                + " {AlertsTable.Arn}/index/*",
            "Allow sns:Publish on {AlertTopic}",
            "Allow kms:Decrypt, kms:GenerateDataKey on {TopicKey.Arn}",
            "Allow cloudwatch:PutMetricData on *"
                + " if {StringEquals={cloudwatch:namespace=Fairway}}",
            "Allow logs:GetLogEvents on arn:{AWS::Partition}:logs:{AWS::Region}:"
                + "{AWS::AccountId}:log-group:/fairway/*:log-stream:*",
            "Allow ecs:DescribeTaskDefinition on *");
  }

  @Test
  void opensNoShellUnlessAsked() {
    assertThat(template.allowed("TaskRole")).noneMatch(line -> line.contains("ssmmessages"));
    assertThat(
            Fixture.alertRelay(Fixture.shipped().with("alert-relay.task.exec", "true"))
                .allowed("TaskRole"))
        .anyMatch(line -> line.contains("ssmmessages:OpenDataChannel"));
  }
}
