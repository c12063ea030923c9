package dev.fairway.infra.task;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * The Fargate task of one app.
 *
 * @param ephemeralStorage GiB, 21 to 200
 * @param stopTimeout between SIGTERM and SIGKILL
 * @param deadline that the app sets itself
 * @param spotPercent of tasks started on Fargate Spot
 */
public record TaskConfig(
    FargateSize size,
    Architecture architecture,
    int ephemeralStorage,
    Duration stopTimeout,
    Duration deadline,
    int spotPercent) {

  public TaskConfig {
    if (deadline.compareTo(Duration.ofSeconds(10)) < 0
        || deadline.compareTo(Duration.ofDays(1)) > 0) {
      throw new ConfigException(
          "The task deadline is %s; it must lie between PT10S and P1D.".formatted(deadline));
    }
  }

  public static TaskConfig from(Settings settings, String app) {
    String task = app + ".task.";
    return new TaskConfig(
        FargateSize.from(settings, app),
        settings.choice(task + "architecture", Architecture.class),
        (int) settings.number(task + "ephemeral-storage-gib", 21, 200),
        Duration.ofSeconds(settings.number(task + "stop-timeout-seconds", 2, 120)),
        settings.duration(task + "deadline"),
        (int) settings.number(task + "spot-percent", 0, 100));
  }
}
