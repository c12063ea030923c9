package dev.fairway.worker.http;

import dev.fairway.worker.consume.Pause;
import dev.fairway.worker.deadletter.DeadLetterConfiguration;
import dev.fairway.worker.http.gate.ApiSettings;
import dev.fairway.worker.http.gate.BodyLimitFilter;
import dev.fairway.worker.http.gate.TokenFilter;
import dev.fairway.worker.http.problem.ErrorPath;
import dev.fairway.worker.http.problem.ProblemAdvice;
import dev.fairway.worker.job.JobHandler;
import io.swagger.v3.oas.models.OpenAPI;
import java.security.SecureRandom;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API and what stands before it; {@code Jobs}, {@link Pause}, {@code SqsClient} and the
 * clock come from elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@Import({
  DeadLetterConfiguration.class,
  StrictJson.class,
  ProblemAdvice.class,
  ErrorPath.class,
  JobsEndpoint.class,
  EventsEndpoint.class,
  SubscriptionsEndpoint.class,
  SigningEndpoint.class,
  QueueEndpoint.class,
  DeadLettersEndpoint.class
})
public class HttpConfiguration {

  @Bean
  TokenFilter tokenFilter(ApiSettings settings) {
    return new TokenFilter(settings);
  }

  @Bean
  BodyLimitFilter bodyLimitFilter() {
    return new BodyLimitFilter();
  }

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
    return ApiDocument.create();
  }

  @Bean
  OperationCustomizer completeOperations() {
    return ApiDocument::complete;
  }
}
