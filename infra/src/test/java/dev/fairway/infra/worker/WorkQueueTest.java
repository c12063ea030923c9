package dev.fairway.infra.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

  private final TemplateReader template = Fixture.queueWorker(Fixture.shipped());

  @Test
  void keepsJobsForAFortnightEncrypted() {
    assertThat(template.properties("AWS::SQS::Queue").values())
        .hasSize(3)
        .allSatisfy(
            queue ->
                assertThat(queue)
                    .containsEntry("MessageRetentionPeriod", 1_209_600)
                    .containsEntry("SqsManagedSseEnabled", true));
  }

  @Test
  void givesUpOnlyAfterTheAppHas() {
    assertThat(queue("WorkQueue"))
        .containsEntry("VisibilityTimeout", 60)
        .containsEntry("ReceiveMessageWaitTimeSeconds", 20)
        .containsEntry(
            "RedrivePolicy",
            Map.of("deadLetterTargetArn", "{DeadLetterQueue.Arn}", "maxReceiveCount", 50));
  }

  @Test
  void theDeadLetterQueueServesThisQueueAlone() {
    assertThat(queue("WorkQueue")).containsEntry("QueueName", "fairway-jobs");
    assertThat(queue("DeadLetterQueue").get("RedriveAllowPolicy"))
        .isEqualTo(
            Map.of(
                "redrivePermission",
                "byQueue",
                "sourceQueueArns",
                List.of("arn:{AWS::Partition}:sqs:{AWS::Region}:{AWS::AccountId}:fairway-jobs")));
  }

  @Test
  void tablesAreOnDemandRecoverableAndForget() {
    assertThat(template.properties("AWS::DynamoDB::Table"))
        .containsOnlyKeys("JobsTable", "SubscriptionsTable")
        .allSatisfy(
            (name, table) ->
                assertThat(table)
                    .containsEntry("BillingMode", "PAY_PER_REQUEST")
                    .containsEntry("DeletionProtectionEnabled", true)
                    .containsEntry(
                        "KeySchema", List.of(Map.of("AttributeName", "id", "KeyType", "HASH")))
                    .containsEntry(
                        "PointInTimeRecoverySpecification",
                        Map.of("PointInTimeRecoveryEnabled", true))
                    .containsEntry(
                        "TimeToLiveSpecification",
                        Map.of("AttributeName", "expiresAt", "Enabled", true)));
  }

  @Test
  void hidesAJobForAsLongAsConfigured() {
    Settings longer = Fixture.shipped().with("queue-worker.job.visibility", "PT5M");

    assertThat(Fixture.queueWorker(longer).named("AWS::SQS::Queue", "WorkQueue"))
        .containsEntry("VisibilityTimeout", 300);
  }

  private Map<String, Object> queue(String name) {
    return template.named("AWS::SQS::Queue", name);
  }
}
