package dev.fairway.infra.image;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskDefinitionTest {

  @Test
  void runsAsNobodyOnAReadOnlyRootWithAWritableTmp() {
    Map<String, Object> container = container(Fixture.shipped());

    assertThat(container)
        .containsEntry("Name", "image-processor")
        .containsEntry("ReadonlyRootFilesystem", true)
        .containsEntry("User", "10001:10001")
        .containsEntry("StopTimeout", 30)
        .containsEntry(
            "MountPoints",
            List.of(Map.of("ContainerPath", "/tmp", "ReadOnly", false, "SourceVolume", "tmp")));
    assertThat(at(container, "LinuxParameters", "Capabilities"))
        .containsEntry("Drop", List.of("ALL"));
  }

  @Test
  void givesTheAppItsConfiguration() {
    Settings settings =
        Fixture.shipped()
            .with("image-processor.rendition.widths", "100,200")
            .with("image-processor.rendition.formats", "avif,webp")
            .with("image-processor.image.max-size", "20MB")
            .with("image-processor.image.max-pixels", "5000000")
            .with("image-processor.task.deadline", "PT90S")
            .with("image-processor.events", "pictures");

    assertThat(environment(settings))
        .containsExactly(
            Map.entry("IMAGES_TABLE", "{ImagesTable}"),
            Map.entry("RENDITIONS_BUCKET", "{RenditionsBucket}"),
            Map.entry("DATA_BUCKET", "{DataBucket}"),
            Map.entry("RENDITION_WIDTHS", "100,200"),
            Map.entry("RENDITION_FORMATS", "avif,webp"),
            Map.entry("IMAGE_MAX_BYTES", "20MB"),
            Map.entry("IMAGE_MAX_PIXELS", "5000000"),
            Map.entry("TASK_DEADLINE", "PT1M30S"),
            Map.entry("EVENT_BUS", "pictures"),
            Map.entry("METRICS_NAMESPACE", "Fairway"));
  }

  @Test
  void takesItsSizesFromTheConfiguration() {
    Settings settings =
        Fixture.shipped()
            .with("image-processor.task.cpu", "512")
            .with("image-processor.task.memory", "3072")
            .with("image-processor.task.architecture", "ARM64")
            .with("image-processor.task.ephemeral-storage-gib", "60")
            .with("image-processor.task.stop-timeout-seconds", "90");
    Map<String, Object> definition = definition(settings);

    assertThat(definition)
        .containsEntry("Family", "image-processor")
        .containsEntry("Cpu", "512")
        .containsEntry("Memory", "3072")
        .containsEntry("RequiresCompatibilities", List.of("FARGATE"))
        .containsEntry("EphemeralStorage", Map.of("SizeInGiB", 60))
        .containsEntry(
            "RuntimePlatform",
            Map.of("CpuArchitecture", "ARM64", "OperatingSystemFamily", "LINUX"));
    assertThat(container(settings)).containsEntry("StopTimeout", 90);
  }

  @Test
  void writesItsLogToAGroupThatForgets() {
    Settings settings = Fixture.shipped().with("log.retention-days", "7");

    assertThat(Fixture.imageProcessor(settings).only("AWS::Logs::LogGroup"))
        .containsEntry("LogGroupName", "/fairway/image-processor")
        .containsEntry("RetentionInDays", 7);
    assertThat(at(container(settings), "LogConfiguration", "Options"))
        .containsEntry("awslogs-group", "{LogGroup}")
        .containsEntry("mode", "non-blocking");
  }

  private static Map<String, Object> definition(Settings settings) {
    return Fixture.imageProcessor(settings).only("AWS::ECS::TaskDefinition");
  }

  private static Map<String, Object> container(Settings settings) {
    List<?> containers = list(definition(settings).get("ContainerDefinitions"));
    assertThat(containers).hasSize(1);
    return map(containers.getFirst());
  }

  private static Map<String, Object> environment(Settings settings) {
    Map<String, Object> environment = new LinkedHashMap<>();
    for (Object variable : list(container(settings).get("Environment"))) {
      environment.put((String) map(variable).get("Name"), map(variable).get("Value"));
    }
    return environment;
  }
}
