package dev.fairway.worker.http;

import dev.fairway.common.http.ApiConfiguration;
import dev.fairway.common.http.ApiDocument;
import dev.fairway.worker.consume.Pause;
import dev.fairway.worker.deadletter.DeadLetterConfiguration;
import dev.fairway.worker.job.JobHandler;
import io.swagger.v3.oas.models.OpenAPI;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API and what stands before it; {@code Jobs}, {@link Pause}, {@code SqsClient} and the
 * clock come from elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  DeadLetterConfiguration.class,
  ApiConfiguration.class,
  JobsEndpoint.class,
  EventsEndpoint.class,
  SubscriptionsEndpoint.class,
  SigningEndpoint.class,
  QueueEndpoint.class,
  DeadLettersEndpoint.class
})
public class HttpConfiguration {

  @Bean
  JobChecks jobChecks(ObjectProvider<JobHandler<?>> handlers, JsonMapper json) {
    return new JobChecks(handlers, json);
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  OpenAPI apiDocument() {
    return ApiDocument.create(
        "Fairway queue-worker", "Jobs, events, webhook subscriptions, and the queue behind them.");
  }
}
