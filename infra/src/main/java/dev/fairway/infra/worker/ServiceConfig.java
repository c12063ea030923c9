package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;
import java.time.Duration;

/**
 * How the service runs its tasks.
 *
 * @param drain that the app takes to finish what runs, less than the stop timeout
 * @param onDemandBase tasks that never run on Fargate Spot
 * @param exec whether people may open a shell in a task
 * @param deregistration between the last new request and SIGTERM
 * @param startGrace in which a new task's failing health checks count for nothing
 */
record ServiceConfig(
    TaskConfig task,
    Duration drain,
    int onDemandBase,
    boolean exec,
    Duration deregistration,
    Duration startGrace) {

  ServiceConfig {
    if (drain.isNegative() || drain.compareTo(task.stopTimeout()) >= 0) {
      throw new ConfigException(
          "queue-worker.task.drain is %s; it must be less than the stop timeout, which is %s."
              .formatted(drain, task.stopTimeout()));
    }
  }

  static ServiceConfig from(Settings settings) {
    String service = "queue-worker.service.";
    return new ServiceConfig(
        TaskConfig.from(settings, WorkerTask.NAME),
        settings.duration("queue-worker.task.drain"),
        (int) settings.number("queue-worker.task.on-demand-base", 0, 1000),
        settings.flag("queue-worker.task.exec"),
        Duration.ofSeconds(settings.number(service + "deregistration-seconds", 0, 3600)),
        Duration.ofSeconds(settings.number(service + "start-grace-seconds", 0, 3600)));
  }
}
