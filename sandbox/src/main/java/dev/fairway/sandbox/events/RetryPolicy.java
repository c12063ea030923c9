package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * How long and how often a target is tried again ("RetryPolicy" in the EventBridge API reference).
 *
 * @param maximumAge 60 seconds to 24 hours
 * @param maximumRetries 0 to 185, the first try not counted
 */
record RetryPolicy(Duration maximumAge, int maximumRetries) {

  private static final int LONGEST_SECONDS = 86_400;
  private static final int MOST_RETRIES = 185;

  static RetryPolicy of(JsonNode json) {
    int seconds = json.path("MaximumEventAgeInSeconds").asInt(LONGEST_SECONDS);
    int retries = json.path("MaximumRetryAttempts").asInt(MOST_RETRIES);
    require("MaximumEventAgeInSeconds", seconds, 60, LONGEST_SECONDS);
    require("MaximumRetryAttempts", retries, 0, MOST_RETRIES);
    return new RetryPolicy(Duration.ofSeconds(seconds), retries);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw ApiException.badRequest(
          "ValidationException",
          "RetryPolicy's %s is %d; it must be from %d to %d.".formatted(name, value, least, most));
    }
  }
}
