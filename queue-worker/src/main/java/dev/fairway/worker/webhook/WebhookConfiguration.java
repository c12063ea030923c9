package dev.fairway.worker.webhook;

import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.webhook.subscription.DynamoDbSubscriptions;
import dev.fairway.worker.webhook.subscription.SubscriptionCache;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import dev.fairway.worker.webhook.targets.AddressRules;
import dev.fairway.worker.webhook.targets.Network;
import dev.fairway.worker.webhook.targets.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

/** The handlers of events and webhooks, and what they need. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookSettings.class, SubscriptionsSettings.class})
public class WebhookConfiguration {

  @Bean
  Subscriptions subscriptions(DynamoDbClient client, SubscriptionsSettings settings) {
    return new DynamoDbSubscriptions(client, settings.subscriptionsTable());
  }

  @Bean
  Targets webhookTargets(WebhookSettings settings) {
    var allowed = settings.allowedNetworks().stream().map(Network::parse).toList();
    return new Targets(new AddressRules(allowed), InetAddress::getAllByName);
  }

  @Bean(destroyMethod = "close")
  WebhookClient webhookClient(Targets targets, WebhookSettings settings) {
    var clients = new PinnedClients(DefaultClientTlsStrategy.createDefault(), settings.timeout());
    return new WebhookClient(targets, clients, settings);
  }

  @Bean
  EventFanout eventFanout(Subscriptions subscriptions, Jobs jobs, JsonMapper json, Clock clock) {
    return new EventFanout(new SubscriptionCache(subscriptions, clock), jobs, json);
  }

  @Bean
  WebhookDelivery webhookDelivery(
      Subscriptions subscriptions,
      WebhookClient client,
      MeterRegistry meters,
      JsonMapper json,
      Clock clock) {
    return new WebhookDelivery(subscriptions, client, new DeliveryMetrics(meters), json, clock);
  }
}
