package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.service.ServiceConfig;
import java.time.Duration;

/**
 * The choices of the queue-worker's stack.
 *
 * @param ageAlarm age of the oldest waiting job that is announced
 */
public record QueueWorkerConfig(
    ServiceConfig service,
    JobConfig job,
    WebhookConfig webhook,
    ScalingConfig scaling,
    Duration ageAlarm) {

  public QueueWorkerConfig {
    if (scaling.quietThreshold() > job.concurrency() * scaling.minTasks()) {
      throw new ConfigException(
          ("queue-worker.scaling.quiet-jobs is %d; it must be at most what the minimum of tasks"
                  + " runs at once, which is %d.")
              .formatted(scaling.quietThreshold(), job.concurrency() * scaling.minTasks()));
    }
  }

  public static QueueWorkerConfig from(Settings settings) {
    if (settings.text("cluster.container-insights").equals("DISABLED")) {
      throw new ConfigException(
          "cluster.container-insights is \"DISABLED\"; the queue-worker scales on its count of"
              + " tasks, so it must be ENABLED or ENHANCED.");
    }
    ScalingConfig scaling = ScalingConfig.from(settings);
    return new QueueWorkerConfig(
        ServiceConfig.from(settings, QueueWorkerStack.NAME),
        JobConfig.from(settings),
        WebhookConfig.from(settings),
        scaling,
        scaling
            .goal()
            .latency()
            .multipliedBy(settings.number("queue-worker.alarm.latency-goals", 1, 10_000)));
  }

  long backlogPerTask() {
    return scaling.goal().perTask(job.concurrency());
  }
}
