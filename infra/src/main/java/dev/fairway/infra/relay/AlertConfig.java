package dev.fairway.infra.relay;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;

/**
 * When people are told.
 *
 * @param window after which a summary tells how an alert goes on
 * @param quiet time without an event that ends an alert
 * @param mostPerWindow new alerts that are told of one by one
 * @param recoveries whether an alert's end is told of
 * @param retention of events and of alerts that are over
 * @param concurrency batches of ten events at once in a task
 * @param rulesFolder in the image, with rules of a team's own; empty for none
 */
record AlertConfig(
    Duration window,
    Duration quiet,
    int mostPerWindow,
    boolean recoveries,
    Duration retention,
    int concurrency,
    String rulesFolder) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  AlertConfig {
    check("alert-relay.window", window);
    check("alert-relay.quiet", quiet);
  }

  static AlertConfig from(Settings settings) {
    String relay = "alert-relay.";
    return new AlertConfig(
        settings.duration(relay + "window"),
        settings.duration(relay + "quiet"),
        (int) settings.number(relay + "most-per-window", 1, 100),
        settings.flag(relay + "recoveries"),
        settings.duration(relay + "retention"),
        (int) settings.number(relay + "concurrency", 1, 100),
        settings.text(relay + "rules-folder"));
  }

  private static void check(String key, Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new ConfigException(
          "%s is %s; it must lie between PT1M and PT24H.".formatted(key, duration));
    }
  }
}
