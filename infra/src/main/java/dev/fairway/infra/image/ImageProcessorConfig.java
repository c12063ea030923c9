package dev.fairway.infra.image;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;
import java.time.Duration;

/**
 * The choices of the image-processor's stack.
 *
 * @param deadline that the app sets itself
 * @param noncurrentDays that an overwritten or deleted upload is kept
 * @param startMaxAge seconds that EventBridge tries to start a task
 * @param startMaxRetries times that EventBridge tries again
 */
public record ImageProcessorConfig(
    UploadFilter filter,
    TaskConfig task,
    Duration deadline,
    RenditionConfig renditions,
    int noncurrentDays,
    int startMaxAge,
    int startMaxRetries) {

  public ImageProcessorConfig {
    if (deadline.compareTo(Duration.ofSeconds(10)) < 0
        || deadline.compareTo(Duration.ofDays(1)) > 0) {
      throw new ConfigException(
          "The task deadline is %s; it must lie between PT10S and P1D.".formatted(deadline));
    }
  }

  public static ImageProcessorConfig from(Settings settings) {
    return new ImageProcessorConfig(
        UploadFilter.from(settings),
        TaskConfig.from(settings, "image-processor"),
        settings.duration("image-processor.task.deadline"),
        RenditionConfig.from(settings),
        (int) settings.number("image-processor.upload.noncurrent-days", 1, 3650),
        (int) settings.number("image-processor.start.max-age-seconds", 60, 86400),
        (int) settings.number("image-processor.start.max-retries", 0, 185));
  }
}
