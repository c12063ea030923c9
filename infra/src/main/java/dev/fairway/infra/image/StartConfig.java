package dev.fairway.infra.image;

import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.StartEffort;

/** Which uploads start a task, and how hard EventBridge tries. */
record StartConfig(UploadFilter filter, StartEffort effort) {

  static StartConfig from(Settings settings) {
    return new StartConfig(UploadFilter.from(settings), StartEffort.from(settings, ImageTask.NAME));
  }
}
