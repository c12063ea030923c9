package dev.fairway.alert.book;

import static dev.fairway.common.failure.BadConfigurationException.required;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the book is.
 *
 * @param alertsTable the DynamoDB table (ALERTS_TABLE)
 * @param alertRetention how long events, and alerts that are closed, are kept (ALERT_RETENTION)
 */
@ConfigurationProperties
record BookSettings(String alertsTable, @DefaultValue("P90D") Duration alertRetention) {

  private static final Duration SHORTEST_RETENTION = Duration.ofDays(3);

  BookSettings {
    required(alertsTable, "ALERTS_TABLE", "the DynamoDB table of the alerts");
    if (alertRetention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new BadConfigurationException(
          "ALERT_RETENTION is "
              + alertRetention
              + ": it must be P3D or more, as an event that is kept is known when it comes twice.");
    }
  }
}
