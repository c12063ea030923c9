package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * How many tasks the service has, and what decides it.
 *
 * @param latencyGoal that a job waits at most while the load is steady
 * @param timePerJob measured, of one job in a task
 * @param cooldown in which a step is not taken twice, longer than a task's start
 * @param jumpTasks missing from which the service jumps instead of tracking
 * @param spareMinutes that a task's worth of work has been missing before one goes
 * @param quietMinutes that the queue has been quiet before all but the minimum go
 * @param quietJobs waiting or running that still count as quiet
 */
record ScalingConfig(
    int minTasks,
    int maxTasks,
    Duration latencyGoal,
    Duration timePerJob,
    Duration cooldown,
    int jumpTasks,
    int spareMinutes,
    int quietMinutes,
    int quietJobs) {

  ScalingConfig {
    if (minTasks >= maxTasks) {
      throw new ConfigException(
          "queue-worker.scaling.max-tasks is %d; it must be more than min-tasks, which is %d."
              .formatted(maxTasks, minTasks));
    }
    if (timePerJob.toMillis() < 1 || timePerJob.compareTo(latencyGoal) > 0) {
      throw new ConfigException(
          ("queue-worker.scaling.time-per-job is %s; it must be a time up to the latency goal,"
                  + " which is %s.")
              .formatted(timePerJob, latencyGoal));
    }
  }

  static ScalingConfig from(Settings settings) {
    String scaling = "queue-worker.scaling.";
    return new ScalingConfig(
        (int) settings.number(scaling + "min-tasks", 0, 1000),
        (int) settings.number(scaling + "max-tasks", 1, 1000),
        settings.duration(scaling + "latency-goal"),
        settings.duration(scaling + "time-per-job"),
        Duration.ofSeconds(settings.number(scaling + "cooldown-seconds", 0, 3600)),
        (int) settings.number(scaling + "jump-tasks", 1, 1000),
        (int) settings.number(scaling + "spare-minutes", 1, 60),
        (int) settings.number(scaling + "quiet-minutes", 1, 60),
        (int) settings.number(scaling + "quiet-jobs", 0, 1_000_000));
  }

  /** Tasks that can come and go. */
  int range() {
    return maxTasks - minTasks;
  }

  /** Jobs that may wait for each running task, so that the last of them meets the latency goal. */
  long backlogPerTask(int concurrency) {
    return Math.max(1, latencyGoal.toMillis() * concurrency / timePerJob.toMillis());
  }

  /** Without a task nothing may be left over; a single task would carry this on its own. */
  int quietThreshold() {
    return minTasks == 0 ? 0 : quietJobs;
  }
}
