package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * How many tasks the service has, and what decides it.
 *
 * @param cooldown in which a step is not taken twice, longer than a task's start
 * @param jumpTasks missing from which the service jumps instead of tracking
 */
record ScalingConfig(
    int minTasks,
    int maxTasks,
    BacklogGoal goal,
    Duration cooldown,
    int jumpTasks,
    ScaleInConfig scaleIn) {

  ScalingConfig {
    if (minTasks >= maxTasks) {
      throw new ConfigException(
          "queue-worker.scaling.max-tasks is %d; it must be more than min-tasks, which is %d."
              .formatted(maxTasks, minTasks));
    }
  }

  static ScalingConfig from(Settings settings) {
    String scaling = "queue-worker.scaling.";
    return new ScalingConfig(
        (int) settings.number(scaling + "min-tasks", 0, 1000),
        (int) settings.number(scaling + "max-tasks", 1, 1000),
        BacklogGoal.from(settings),
        Duration.ofSeconds(settings.number(scaling + "cooldown-seconds", 0, 3600)),
        (int) settings.number(scaling + "jump-tasks", 1, 1000),
        ScaleInConfig.from(settings));
  }

  /** Tasks that can come and go. */
  int range() {
    return maxTasks - minTasks;
  }

  /** Where no task is left nothing may be left for it either. */
  int quietThreshold() {
    return minTasks == 0 ? 0 : scaleIn.quietJobs();
  }
}
