package dev.fairway.infra.batch;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchStoreTest {

  private static final Settings SETTINGS =
      Fixture.shipped()
          .with("batch-job.reports.quarantine-days", "10")
          .with("batch-job.reports.noncurrent-days", "20")
          .with("data.image-records-days", "50");

  @Test
  void keepsReportsAndForgetsWhatIsBesideThem() {
    Map<String, Object> reports =
        Fixture.batchJob(SETTINGS).named("AWS::S3::Bucket", "ReportsBucket");

    assertThat(reports)
        .containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"))
        .doesNotContainKey("NotificationConfiguration");
    assertThat(rules(reports))
        .contains("{ExpirationInDays=10, Id=Quarantine, Prefix=quarantine/, Status=Enabled}")
        .contains("NoncurrentDays=20", "DaysAfterInitiation=7");
  }

  @Test
  void forgetsImageRecordsInTime() {
    assertThat(rules(Fixture.platform(SETTINGS).named("AWS::S3::Bucket", "DataBucket")))
        .contains("{ExpirationInDays=50, Id=ImageRecords, Prefix=image-records/, Status=Enabled}");
  }

  @Test
  void keepsStateUnderTwoKeys() {
    TemplateReader trial = Fixture.batchJob(Fixture.shipped().with("data.retain", "false"));

    assertThat(Fixture.batchJob(SETTINGS).only("AWS::DynamoDB::Table"))
        .containsEntry("BillingMode", "PAY_PER_REQUEST")
        .containsEntry(
            "KeySchema",
            List.of(
                Map.of("AttributeName", "pk", "KeyType", "HASH"),
                Map.of("AttributeName", "sk", "KeyType", "RANGE")))
        .containsEntry(
            "TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true))
        .containsEntry("DeletionProtectionEnabled", true);
    assertThat(trial.resource("AWS::DynamoDB::Table")).containsEntry("DeletionPolicy", "Delete");
  }

  private static String rules(Map<String, Object> bucket) {
    return list(at(bucket, "LifecycleConfiguration").get("Rules")).toString();
  }
}
