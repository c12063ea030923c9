package dev.fairway.alert.publish;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are told; each is a variable of the same name (ALERT_WINDOW and so on).
 *
 * @param window after which it is told that an alert goes on; each further one is twice as long
 * @param quiet without an occurrence ends an alert
 * @param mostPerWindow alerts that are told of one by one in a window; the rest are told of
 *     together
 * @param recoveries whether it is told that an alert has ended
 */
@ConfigurationProperties("alert")
public record AlertSettings(
    @DefaultValue("PT10M") Duration window,
    @DefaultValue("PT15M") Duration quiet,
    @DefaultValue("5") int mostPerWindow,
    @DefaultValue("true") boolean recoveries) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(2);

  public AlertSettings {
    check("ALERT_WINDOW", window);
    check("ALERT_QUIET", quiet);
    if (mostPerWindow < 0) {
      throw new BadConfigurationException(
          "ALERT_MOST_PER_WINDOW is " + mostPerWindow + ": it must be 0 or more.");
    }
  }

  private static void check(String name, Duration time) {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new BadConfigurationException(
          name + " is " + time + ": it must be from PT1S to P1D, such as PT10M.");
    }
  }

  /**
   * How long the window is after it was doubled some times: two hours at most, or what was asked
   * for.
   */
  Duration window(int step) {
    Duration longest = window.compareTo(LONGEST_WINDOW) > 0 ? window : LONGEST_WINDOW;
    Duration doubled = window.multipliedBy(1L << Math.min(step, 16));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
