package dev.fairway.infra.image;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

  private final TemplateReader stack = Fixture.imageProcessor(Fixture.shipped());
  private final TemplateReader platform = Fixture.platform(Fixture.shipped());

  @Test
  void everyBucketIsEncryptedClosedAndTlsOnly() {
    assertThat(buckets())
        .hasSize(4)
        .allSatisfy(
            bucket -> {
              assertThat(bucket).containsKey("BucketEncryption");
              assertThat(at(bucket, "PublicAccessBlockConfiguration").values())
                  .containsOnly(true)
                  .hasSize(4);
            });
    assertThat(policies())
        .hasSize(4)
        .allSatisfy(
            policy ->
                assertThat(list(at(policy, "PolicyDocument").get("Statement")))
                    .anySatisfy(
                        statement ->
                            assertThat(statement.toString())
                                .contains("Effect=Deny", "aws:SecureTransport=false")));
  }

  @Test
  void uploadsAreVersionedAndTellEventBridge() {
    Map<String, Object> uploads = stack.named("AWS::S3::Bucket", "UploadsBucket");

    assertThat(uploads)
        .containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"))
        .containsEntry(
            "NotificationConfiguration",
            Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true)));
    assertThat(list(at(uploads, "LifecycleConfiguration").get("Rules")).toString())
        .contains("NoncurrentDays=30", "DaysAfterInitiation=7");
  }

  @Test
  void renditionsStartNoTask() {
    assertThat(stack.named("AWS::S3::Bucket", "RenditionsBucket"))
        .doesNotContainKey("NotificationConfiguration");
  }

  @Test
  void theTableIsOnDemandAndCanBeTakenBackInTime() {
    assertThat(stack.only("AWS::DynamoDB::Table"))
        .containsEntry("BillingMode", "PAY_PER_REQUEST")
        .containsEntry("KeySchema", List.of(Map.of("AttributeName", "image", "KeyType", "HASH")))
        .containsEntry(
            "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true))
        .containsEntry(
            "TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true))
        .containsEntry("DeletionProtectionEnabled", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS::S3::Bucket", "AWS::DynamoDB::Table"})
  void dataOutlivesItsStackUnlessItIsATrial(String type) {
    TemplateReader trial = Fixture.imageProcessor(Fixture.shipped().with("data.retain", "false"));

    assertThat(stack.resource(type)).containsEntry("DeletionPolicy", "Retain");
    assertThat(trial.resource(type)).containsEntry("DeletionPolicy", "Delete");
  }

  private List<Map<String, Object>> buckets() {
    return both("AWS::S3::Bucket");
  }

  private List<Map<String, Object>> policies() {
    return both("AWS::S3::BucketPolicy");
  }

  private List<Map<String, Object>> both(String type) {
    return Stream.of(stack, platform)
        .flatMap(template -> template.properties(type).values().stream())
        .toList();
  }
}
