package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerPermissionsTest {

  private final TemplateReader template = Fixture.queueWorker(Fixture.shipped());

  @Test
  void theCodeOfTheTaskMayDoItsWorkAndNothingElse() {
    assertThat(template.allowed("TaskRole"))
        .containsExactly(
            "Allow sqs:ReceiveMessage, sqs:DeleteMessage, sqs:ChangeMessageVisibility,"
                + " sqs:SendMessage, sqs:GetQueueAttributes on {WorkQueue.Arn}",
            "Allow sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage,"
                + " sqs:ChangeMessageVisibility, sqs:GetQueueAttributes, sqs:StartMessageMoveTask,"
                + " sqs:CancelMessageMoveTask, sqs:ListMessageMoveTasks on {DeadLetterQueue.Arn}",
            "Allow dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem,"
                + " dynamodb:ConditionCheckItem, dynamodb:Query, dynamodb:Scan,"
                + " dynamodb:PartiQLSelect, dynamodb:PartiQLInsert, dynamodb:PartiQLUpdate"
                + " on {JobsTable.Arn}, {SubscriptionsTable.Arn}",
            "Allow cloudwatch:GetMetricData on *",
            "Allow cloudwatch:PutMetricData on *"
                + " if {StringEquals={cloudwatch:namespace=Fairway}}",
            "Allow ecs:GetTaskProtection, ecs:UpdateTaskProtection on"
                + " arn:{AWS::Partition}:ecs:{AWS::Region}:{AWS::AccountId}:task/{Cluster}/*");
  }

  @Test
  void ecsMayPullTheImageWriteTheLogAndReadTheOneToken() {
    assertThat(template.allowed("ExecutionRole"))
        .containsExactly(
            "Allow ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage"
                + " on arn:{AWS::Partition}:ecr:{AWS::Region}:{AWS::AccountId}:repository/"
                + "cdk-hnb659fds-container-assets-${AWS::AccountId}-${AWS::Region}",
            "Allow ecr:GetAuthorizationToken on *",
            "Allow logs:CreateLogStream, logs:PutLogEvents on {LogGroup.Arn}",
            "Allow secretsmanager:GetSecretValue on {ApiToken}");
  }

  @Test
  void opensNoShellUnlessAsked() {
    assertThat(template.allowed("TaskRole")).noneMatch(line -> line.contains("ssmmessages"));
    assertThat(
            Fixture.queueWorker(Fixture.shipped().with("queue-worker.task.exec", "true"))
                .allowed("TaskRole"))
        .contains(
            "Allow ssmmessages:CreateControlChannel, ssmmessages:CreateDataChannel,"
                + " ssmmessages:OpenControlChannel, ssmmessages:OpenDataChannel on *");
  }

  @Test
  void onlyTheRuleMayFillTheWorkQueueFromOutside() {
    assertThat(statement("WorkQueuePolicy", "EventsToFanOut"))
        .containsEntry("Action", "sqs:SendMessage")
        .containsEntry("Principal", Map.of("Service", "events.amazonaws.com"))
        .containsEntry(
            "Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", "{EventRule.Arn}")));
    assertThat(list(policy("DeadLetterQueuePolicy").get("Statement"))).hasSize(1);
  }

  @Test
  void everyQueueRefusesWhatIsNotEncryptedOnItsWay() {
    assertThat(template.properties("AWS::SQS::QueuePolicy").values())
        .hasSize(3)
        .allSatisfy(
            queue ->
                assertThat(list(at(queue, "PolicyDocument").get("Statement")).getFirst())
                    .hasToString(
                        "{Action=sqs:*, Condition={Bool={aws:SecureTransport=false}}, Effect=Deny,"
                            + " Principal={AWS=*}, Resource=%s}".formatted(resourceOf(queue))));
  }

  private static Object resourceOf(Map<String, Object> queuePolicy) {
    return "{" + queueOf(queuePolicy) + ".Arn}";
  }

  private static String queueOf(Map<String, Object> queuePolicy) {
    String reference = String.valueOf(list(queuePolicy.get("Queues")).getFirst());
    return reference.substring(1, reference.length() - 1);
  }

  private Map<String, Object> policy(String name) {
    return at(template.named("AWS::SQS::QueuePolicy", name), "PolicyDocument");
  }

  private Map<String, Object> statement(String policy, String sid) {
    return list(policy(policy).get("Statement")).stream()
        .map(TemplateReader::map)
        .filter(found -> sid.equals(found.get("Sid")))
        .findFirst()
        .map(found -> map(found))
        .orElseThrow();
  }
}
