package dev.fairway.infra.batch;

import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTaskTest {

  @Test
  void givesTheAppItsConfiguration() {
    Settings settings =
        Fixture.shipped()
            .with("image-processor.upload.suffixes", ".jpg,.png")
            .with("batch-job.reports.names", "images, traffic")
            .with("batch-job.task.ephemeral-storage-gib", "50")
            .with("batch-job.task.stop-timeout-seconds", "90");

    assertThat(environment(settings))
        .containsExactly(
            Map.entry("DATA_BUCKET", "{DataBucket}"),
            Map.entry("LOGS_BUCKET", "{LogsBucket}"),
            Map.entry("LOGS_PREFIX", "alb"),
            Map.entry("REPORTS_BUCKET", "{ReportsBucket}"),
            Map.entry("STATE_TABLE", "{StateTable}"),
            Map.entry("UPLOADS_BUCKET", "{UploadsBucket}"),
            Map.entry("UPLOADS_PREFIX", "in/"),
            Map.entry("UPLOADS_SUFFIXES", ".jpg,.png"),
            Map.entry("UPLOADS_MIN_BYTES", "0"),
            Map.entry("UPLOADS_MAX_BYTES", "9223372036854775807"),
            Map.entry("IMAGES_TABLE", "{ImagesTable}"),
            Map.entry("REDRIVE_AFTER", "PT10M"),
            Map.entry("REDRIVE_ATTEMPTS", "5"),
            Map.entry("REDRIVE_BACKOFF", "PT15M"),
            Map.entry("REPORT_NAMES", "images,traffic"),
            Map.entry("REPORT_CATCH_UP", "24"),
            Map.entry("REPORT_GRACE", "PT2H"),
            Map.entry("REPORT_MAX_REJECTED", "5"),
            Map.entry("WORK_DISK", "46000"),
            Map.entry("LEASE_TIME", "PT1M"),
            Map.entry("TASK_DEADLINE", "PT50M"),
            Map.entry("TASK_STOP_GRACE", "PT1M25S"),
            Map.entry("EVENT_BUS", "default"),
            Map.entry("METRICS_NAMESPACE", "Fairway"));
  }

  @Test
  void knowsNothingOfTheImageProcessorWithoutReconciliation() {
    Settings alone = Fixture.shipped().with("batch-job.reconcile", "false");

    assertThat(environment(alone))
        .doesNotContainKeys("UPLOADS_BUCKET", "IMAGES_TABLE", "REDRIVE_AFTER");
    assertThat(Fixture.synthesise(alone).get("FairwayBatchJob.template.json"))
        .doesNotContain("FairwayImageProcessor:");
  }

  private static Map<String, Object> environment(Settings settings) {
    var definition = Fixture.batchJob(settings).only("AWS::ECS::TaskDefinition");
    var containers = list(definition.get("ContainerDefinitions"));
    assertThat(containers).hasSize(1);
    Map<String, Object> environment = new LinkedHashMap<>();
    for (Object variable : list(map(containers.getFirst()).get("Environment"))) {
      environment.put((String) map(variable).get("Name"), map(variable).get("Value"));
    }
    return environment;
  }
}
