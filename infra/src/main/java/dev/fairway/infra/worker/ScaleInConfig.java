package dev.fairway.infra.worker;

import dev.fairway.infra.config.Settings;

/**
 * When tasks go.
 *
 * @param spareMinutes that a task's worth of work has been missing before one goes
 * @param quietMinutes that the queue has been quiet before all but the minimum go
 * @param quietJobs waiting or running that still count as quiet
 */
record ScaleInConfig(int spareMinutes, int quietMinutes, int quietJobs) {

  static ScaleInConfig from(Settings settings) {
    String scaling = "queue-worker.scaling.";
    return new ScaleInConfig(
        (int) settings.number(scaling + "spare-minutes", 1, 60),
        (int) settings.number(scaling + "quiet-minutes", 1, 60),
        (int) settings.number(scaling + "quiet-jobs", 0, 1_000_000));
  }
}
