package dev.fairway.infra.image;

import dev.fairway.infra.config.Settings;

/**
 * Which uploads start a task, and how hard EventBridge tries.
 *
 * @param maxAge seconds that EventBridge tries to start a task
 * @param maxRetries times that EventBridge tries again
 */
record StartConfig(UploadFilter filter, int maxAge, int maxRetries) {

  static StartConfig from(Settings settings) {
    return new StartConfig(
        UploadFilter.from(settings),
        (int) settings.number("image-processor.start.max-age-seconds", 60, 86400),
        (int) settings.number("image-processor.start.max-retries", 0, 185));
  }
}
