package dev.fairway.worker.webhook;

import static dev.fairway.common.failure.BadConfigurationException.required;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where subscriptions are kept.
 *
 * @param subscriptionsTable the table of the subscriptions (SUBSCRIPTIONS_TABLE)
 */
@ConfigurationProperties
record SubscriptionsSettings(String subscriptionsTable) {

  SubscriptionsSettings {
    required(subscriptionsTable, "SUBSCRIPTIONS_TABLE", "the DynamoDB table of subscriptions");
  }
}
