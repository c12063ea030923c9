package dev.fairway.batch.state;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lease's life.
 *
 * @param time how long it lasts after a renewal; it is renewed every third of it (LEASE_TIME)
 */
@ConfigurationProperties("lease")
public record LeaseSettings(@DefaultValue("PT1M") Duration time) {

  private static final Duration LEAST = Duration.ofSeconds(3);

  public LeaseSettings {
    if (time.compareTo(LEAST) < 0) {
      throw new BadConfigurationException(
          "LEASE_TIME is " + time + ": it must be " + LEAST + " or more, such as PT1M.");
    }
  }

  Duration heartbeat() {
    return time.dividedBy(3);
  }

  /** What the clocks of two runs may be apart before one takes over too early. */
  Duration skew() {
    return time.dividedBy(6);
  }
}
