package dev.fairway.batch.reconcile;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an upload without a record is started again, and how often.
 *
 * @param after its age before anything is done (REDRIVE_AFTER)
 * @param attempts most events for it (REDRIVE_ATTEMPTS)
 * @param backoff the pause after the first event, doubled with each further one (REDRIVE_BACKOFF)
 * @param limit most events of one run (REDRIVE_LIMIT)
 * @param lookBack the age up to which the first listing looks for uploads, and each listing for
 *     multipart ones; keep it below the time that records of refused uploads stay
 *     (REDRIVE_LOOK_BACK)
 */
@ConfigurationProperties("redrive")
public record RedriveSettings(
    @DefaultValue("PT10M") Duration after,
    @DefaultValue("5") int attempts,
    @DefaultValue("PT15M") Duration backoff,
    @DefaultValue("1000") int limit,
    @DefaultValue("P7D") Duration lookBack) {

  public RedriveSettings {
    notNegative("REDRIVE_AFTER", after);
    notNegative("REDRIVE_BACKOFF", backoff);
    atLeastOne("REDRIVE_ATTEMPTS", attempts);
    atLeastOne("REDRIVE_LIMIT", limit);
    if (lookBack.compareTo(after) <= 0) {
      throw new BadConfigurationException(
          "REDRIVE_LOOK_BACK is %s: it must be above REDRIVE_AFTER, which is %s."
              .formatted(lookBack, after));
    }
  }

  /** The pause after so many events. */
  Duration pause(int events) {
    return backoff.multipliedBy(1L << Math.min(events - 1, 20));
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new BadConfigurationException(
          name + " is " + value + ": it must be a duration such as PT10M.");
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new BadConfigurationException(name + " is " + value + ": it must be 1 or more.");
    }
  }
}
