package dev.fairway.infra.task;

import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * The Fargate task of one app.
 *
 * @param ephemeralStorage GiB, 21 to 200
 * @param stopTimeout between SIGTERM and SIGKILL
 * @param spotPercent of tasks started on Fargate Spot
 */
public record TaskConfig(
    FargateSize size,
    Architecture architecture,
    int ephemeralStorage,
    Duration stopTimeout,
    int spotPercent) {

  public static TaskConfig from(Settings settings, String app) {
    String task = app + ".task.";
    return new TaskConfig(
        FargateSize.from(settings, app),
        settings.choice(task + "architecture", Architecture.class),
        (int) settings.number(task + "ephemeral-storage-gib", 21, 200),
        Duration.ofSeconds(settings.number(task + "stop-timeout-seconds", 2, 120)),
        (int) settings.number(task + "spot-percent", 0, 100));
  }
}
