package dev.fairway.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.ImageSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Fairway built from the shipped configuration, or from one that differs by some lines. */
public final class Fixture {

  private static final Path SHIPPED = Path.of("fairway.properties");
  private static final ImageSources SOURCES = new ImageSources(Path.of(".."), Optional.empty());
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Templates by the lines they came from, since each synthesis takes about a second. */
  private static final Map<Map<String, String>, Map<String, String>> SYNTHESISED =
      new ConcurrentHashMap<>();

  private Fixture() {}

  public static Settings shipped() {
    return Settings.read(SHIPPED);
  }

  public static FairwayApp fairway(Settings settings) {
    try {
      return FairwayApp.create(
          settings, SOURCES, Files.createTempDirectory(Path.of("target"), "cdk"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TemplateReader platform(Settings settings) {
    return reader(settings, "FairwayPlatform.template.json");
  }

  public static TemplateReader imageProcessor(Settings settings) {
    return reader(settings, "FairwayImageProcessor.template.json");
  }

  public static TemplateReader ingress(Settings settings) {
    return reader(settings, "FairwayIngress.template.json");
  }

  public static TemplateReader queueWorker(Settings settings) {
    return reader(settings, "FairwayQueueWorker.template.json");
  }

  public static TemplateReader batchJob(Settings settings) {
    return reader(settings, "FairwayBatchJob.template.json");
  }

  public static TemplateReader alertRelay(Settings settings) {
    return reader(settings, "FairwayAlertRelay.template.json");
  }

  /** What the stacks warn of while they are synthesised. */
  public static List<String> warnings(Settings settings) {
    return fairway(settings).app().synth().getStacks().stream()
        .flatMap(stack -> stack.getMessages().stream())
        .map(message -> String.valueOf(message.getEntry().getData()))
        .toList();
  }

  public static Map<String, String> synthesise(Settings settings) {
    try {
      return Templates.of(fairway(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateReader reader(Settings settings, String file) {
    Map<String, String> templates =
        SYNTHESISED.computeIfAbsent(settings.lines(), lines -> synthesise(settings));
    try {
      return new TemplateReader(JSON.readValue(templates.get(file), new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
