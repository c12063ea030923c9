package dev.fairway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesTest {

  private final Map<String, String> synthesised = Fixture.synthesise(Fixture.shipped());

  @Test
  void committedTemplatesAreWhatTheCodeAndTheConfigurationSay() {
    for (Map.Entry<String, String> fresh : synthesised.entrySet()) {
      Path committed = Path.of("templates", fresh.getKey());
      assertThat(committed)
          .as("infra/%s is stale or missing: run ./fairway synth and commit it", committed)
          .exists()
          .hasContent(fresh.getValue());
    }
  }

  @Test
  void noTemplateIsLeftOfAStackThatIsGone() throws IOException {
    try (var committed = Files.list(Path.of("templates"))) {
      assertThat(committed.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(synthesised.keySet());
    }
  }

  @Test
  void twoRunsWriteTheSameBytes() {
    assertThat(Fixture.synthesise(Fixture.shipped())).isEqualTo(synthesised);
  }

  @Test
  void hideWhatChangesWithAnAppsCode() {
    assertThat(synthesised.values())
        .allSatisfy(template -> assertThat(template).doesNotContainPattern("[0-9a-f]{64}"));
    assertThat(synthesised.get("FairwayImageProcessor.template.json"))
        .contains("-${AWS::Region}:image-processor\"");
    assertThat(synthesised.get("FairwayQueueWorker.template.json"))
        .contains("-${AWS::Region}:queue-worker\"");
    assertThat(synthesised.get("FairwayBatchJob.template.json"))
        .contains("-${AWS::Region}:batch-job\"");
    assertThat(synthesised.get("FairwayAlertRelay.template.json"))
        .contains("-${AWS::Region}:alert-relay\"");
  }

  @Test
  void nameTheOutputsThatPeopleLookUp() {
    assertThat(Fixture.imageProcessor(Fixture.shipped()).namedOutputs())
        .contains("UploadsBucketName", "RenditionsBucketName", "ImagesTableName");
    assertThat(Fixture.platform(Fixture.shipped()).namedOutputs())
        .contains("DataBucketName", "ClusterName");
    assertThat(Fixture.ingress(Fixture.shipped()).namedOutputs())
        .contains("ServicesUrl", "ApiTokenSecretName");
    assertThat(Fixture.queueWorker(Fixture.shipped()).namedOutputs())
        .containsExactly(
            "WorkQueueUrl",
            "DeadLetterQueueUrl",
            "JobsTableName",
            "SubscriptionsTableName",
            "QueueWorkerServiceName");
    assertThat(Fixture.batchJob(Fixture.shipped()).namedOutputs())
        .containsExactly("ReportsBucketName", "ReportScheduleName", "BatchStateTableName");
    assertThat(Fixture.alertRelay(Fixture.shipped()).namedOutputs())
        .containsExactly(
            "AlertQueueUrl",
            "AlertsTopicArn",
            "AlertsTableName",
            "KeptEventsQueueUrl",
            "AlertServiceName");
  }

  @Test
  void needNoCustomResourceAndNoLambda() {
    assertThat(synthesised.values())
        .allSatisfy(
            template ->
                assertThat(template)
                    .doesNotContain("AWS::Lambda::")
                    .doesNotContain("Custom::")
                    .doesNotContain("AWS::CloudFormation::CustomResource"));
  }
}
