package dev.fairway.infra.service;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;
import java.time.Duration;

/**
 * How the service runs its tasks.
 *
 * @param app whose tasks they are, by which its lines begin
 * @param drain that the app takes to finish what runs, less than the stop timeout
 * @param onDemandBase tasks that never run on Fargate Spot
 * @param exec whether people may open a shell in a task
 * @param deregistration between the last new request and SIGTERM
 * @param startGrace in which a new task's failing health checks count for nothing
 */
public record ServiceConfig(
    String app,
    TaskConfig task,
    Duration drain,
    int onDemandBase,
    boolean exec,
    Duration deregistration,
    Duration startGrace) {

  public ServiceConfig {
    if (drain.isNegative() || drain.compareTo(task.stopTimeout()) >= 0) {
      throw new ConfigException(
          "%s.task.drain is %s; it must be less than the stop timeout, which is %s."
              .formatted(app, drain, task.stopTimeout()));
    }
  }

  public static ServiceConfig from(Settings settings, String app) {
    String service = app + ".service.";
    return new ServiceConfig(
        app,
        TaskConfig.from(settings, app),
        settings.duration(app + ".task.drain"),
        (int) settings.number(app + ".task.on-demand-base", 0, 1000),
        settings.flag(app + ".task.exec"),
        Duration.ofSeconds(settings.number(service + "deregistration-seconds", 0, 3600)),
        Duration.ofSeconds(settings.number(service + "start-grace-seconds", 0, 3600)));
  }
}
