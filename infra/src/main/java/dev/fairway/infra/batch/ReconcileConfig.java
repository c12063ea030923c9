package dev.fairway.infra.batch;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * Whether uploads without a record are started again, and how.
 *
 * @param after age of such an upload
 * @param attempts before it is given up
 * @param backOff before the second attempt, doubled each time
 */
record ReconcileConfig(boolean enabled, Duration after, int attempts, Duration backOff) {

  ReconcileConfig {
    requireAMinute("after", after);
    requireAMinute("backoff", backOff);
  }

  static ReconcileConfig from(Settings settings) {
    String redrive = "batch-job.redrive.";
    return new ReconcileConfig(
        settings.flag("batch-job.reconcile"),
        settings.duration(redrive + "after"),
        (int) settings.number(redrive + "attempts", 1, 20),
        settings.duration(redrive + "backoff"));
  }

  private static void requireAMinute(String key, Duration value) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new ConfigException(
          "batch-job.redrive.%s is %s; it must lie between PT1M and P1D.".formatted(key, value));
    }
  }
}
