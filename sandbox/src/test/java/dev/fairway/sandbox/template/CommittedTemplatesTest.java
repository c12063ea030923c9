package dev.fairway.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The templates that infra commits, as the sandbox reads them. */
final class CommittedTemplatesTest {

  private final TestRegion region = new TestRegion();
  private final Stacks stacks =
      new Stacks(region.world, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final List<StackReport> reports = stacks.apply(Path.of("../infra/templates"), Map.of());

  @Test
  void namesWhatPeopleLookFor() {
    assertThat(stacks.outputs())
        .containsKeys(
            "UploadsBucketName",
            "RenditionsBucketName",
            "ImagesTableName",
            "DataBucketName",
            "ClusterName");
    assertThat(reports.getFirst().stack()).isEqualTo("FairwayPlatform");
  }

  @Test
  void setsTheUploadsBucketUp() {
    String uploads = stacks.outputs().get("UploadsBucketName");

    assertThat(region.buckets).containsEntry(uploads, BucketVersioningStatus.ENABLED);
    assertThat(region.bucketsWithEvents).containsExactly(uploads);
  }

  @Test
  void saysWhichPropertiesHaveNoEffectHere() {
    assertThat(ignored("AWS::DynamoDB::Table"))
        .containsOnly("DeletionProtectionEnabled", "PointInTimeRecoverySpecification");
    assertThat(ignored("AWS::ECS::TaskDefinition"))
        .contains("EphemeralStorage", "ContainerDefinitions.0.ReadonlyRootFilesystem");
  }

  private List<String> ignored(String type) {
    return reports.stream()
        .flatMap(report -> report.simulated().stream())
        .filter(resource -> resource.type().equals(type))
        .flatMap(resource -> resource.ignored().stream())
        .toList();
  }

  @Test
  void reportsEveryResourceOnce() {
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(Stream.concat(report.simulated().stream(), report.accepted().stream()))
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(report.resources()));
    assertThat(reports.stream().flatMap(report -> report.acceptedByType().keySet().stream()))
        .allMatch(
            type ->
                type.startsWith("AWS::EC2::")
                    || type.endsWith("Policy")
                    || type.equals("AWS::KMS::Key")
                    || type.equals("AWS::CloudWatch::Dashboard"));
  }
}
