package dev.fairway.infra.task;

import dev.fairway.infra.config.Settings;
import software.amazon.awscdk.services.events.CfnRule;

/**
 * How hard EventBridge tries to start a task before the event goes to the dead-letter queue.
 *
 * @param maxAge seconds
 * @param maxRetries after the first try
 */
public record StartEffort(int maxAge, int maxRetries) {

  public static StartEffort from(Settings settings, String app) {
    return new StartEffort(
        (int) settings.number(app + ".start.max-age-seconds", 60, 86400),
        (int) settings.number(app + ".start.max-retries", 0, 185));
  }

  CfnRule.RetryPolicyProperty asRetryPolicy() {
    return CfnRule.RetryPolicyProperty.builder()
        .maximumEventAgeInSeconds(maxAge)
        .maximumRetryAttempts(maxRetries)
        .build();
  }
}
