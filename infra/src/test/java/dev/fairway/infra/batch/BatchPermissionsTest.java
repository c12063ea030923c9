package dev.fairway.infra.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import org.junit.jupiter.api.Test;

class BatchPermissionsTest {

  private static final String PUBLISH =
      "Allow events:PutEvents on arn:{AWS::Partition}:events:{AWS::Region}:{AWS::AccountId}"
          + ":event-bus/%s if {StringEquals={events:source=%s}}";

  @Test
  void theCodeOfTheTaskMayDoItsWorkAndNothingElse() {
    assertThat(Fixture.batchJob(Fixture.shipped()).allowed("TaskRole"))
        .containsExactly(
            "Allow s3:GetObject on {DataBucket.Arn}/image-records/*, {DataBucket.Arn}/sales/*,"
                + " {LogsBucket.Arn}/alb/*",
            "Allow s3:ListBucket on {DataBucket.Arn}, {LogsBucket.Arn}, {ReportsBucket.Arn}",
            "Allow s3:GetObject, s3:PutObject on {ReportsBucket.Arn}/*",
            "Allow dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:DeleteItem, dynamodb:Query"
                + " on {StateTable.Arn}",
            "Allow cloudwatch:PutMetricData on *"
                + " if {StringEquals={cloudwatch:namespace=Fairway}}",
            PUBLISH.formatted("default", "[fairway.reports, fairway.reconciliation]"),
            "Allow s3:ListBucket on {UploadsBucket.Arn}",
            "Allow s3:GetObject, s3:GetObjectVersion on {UploadsBucket.Arn}/in/*",
            "Allow dynamodb:BatchGetItem on {ImagesTable.Arn}",
            PUBLISH.formatted("default", "redrive.fairway"));
  }

  @Test
  void startsNothingAgainWithoutReconciliationAndIsSilentWithoutABus() {
    Settings alone =
        Fixture.shipped().with("batch-job.reconcile", "false").with("batch-job.events", "");

    assertThat(Fixture.batchJob(alone).allowed("TaskRole"))
        .noneMatch(statement -> statement.contains("events:"))
        .noneMatch(statement -> statement.contains("Uploads"));
  }

  @Test
  void readsOfTheDataBucketWhatIsConfigured() {
    Settings more = Fixture.shipped().with("batch-job.reports.data-prefixes", "clicks/");

    assertThat(Fixture.batchJob(more).allowed("TaskRole"))
        .contains("Allow s3:GetObject on {DataBucket.Arn}/clicks/*, {LogsBucket.Arn}/alb/*");
  }

  @Test
  void eventBridgeMayStartThisFamilyInThisClusterInItsTwoRoles() {
    assertThat(Fixture.batchJob(Fixture.shipped()).allowed("EventsRole"))
        .hasSize(3)
        .first()
        .asString()
        .contains(":task-definition/batch-job:*");
  }
}
