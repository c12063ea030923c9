package dev.fairway.infra.image;

import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;

/**
 * The choices of the image-processor's stack.
 *
 * @param noncurrentDays that an overwritten or deleted upload is kept
 * @param startMaxAge seconds that EventBridge tries to start a task
 * @param startMaxRetries times that EventBridge tries again
 */
public record ImageProcessorConfig(
    UploadFilter filter,
    TaskConfig task,
    RenditionConfig renditions,
    int noncurrentDays,
    int startMaxAge,
    int startMaxRetries) {

  public static ImageProcessorConfig from(Settings settings) {
    return new ImageProcessorConfig(
        UploadFilter.from(settings),
        TaskConfig.from(settings, "image-processor"),
        RenditionConfig.from(settings),
        (int) settings.number("image-processor.upload.noncurrent-days", 1, 3650),
        (int) settings.number("image-processor.start.max-age-seconds", 60, 86400),
        (int) settings.number("image-processor.start.max-retries", 0, 185));
  }
}
