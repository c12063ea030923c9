package dev.fairway.infra.image;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The choices of the image-processor's stack.
 *
 * @param deadline that the app sets itself
 * @param noncurrentDays that an overwritten or deleted upload is kept
 * @param eventBus that hears of what became of an image, empty for none
 */
public record ImageProcessorConfig(
    StartConfig start,
    TaskConfig task,
    Duration deadline,
    RenditionConfig renditions,
    int noncurrentDays,
    String eventBus) {

  private static final Pattern EVENT_BUS = Pattern.compile("[\\w./-]{0,256}");

  public ImageProcessorConfig {
    if (!EVENT_BUS.matcher(eventBus).matches()) {
      throw new ConfigException(
          "image-processor.events is \"%s\"; it must be the name of an event bus, or empty."
              .formatted(eventBus));
    }
    if (deadline.compareTo(Duration.ofSeconds(10)) < 0
        || deadline.compareTo(Duration.ofDays(1)) > 0) {
      throw new ConfigException(
          "The task deadline is %s; it must lie between PT10S and P1D.".formatted(deadline));
    }
  }

  public static ImageProcessorConfig from(Settings settings) {
    return new ImageProcessorConfig(
        StartConfig.from(settings),
        TaskConfig.from(settings, "image-processor"),
        settings.duration("image-processor.task.deadline"),
        RenditionConfig.from(settings),
        (int) settings.number("image-processor.upload.noncurrent-days", 1, 3650),
        settings.text("image-processor.events"));
  }
}
