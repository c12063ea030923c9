package dev.fairway.common.http;

import dev.fairway.common.http.gate.ApiSettings;
import dev.fairway.common.http.gate.BodyLimitFilter;
import dev.fairway.common.http.gate.TokenFilter;
import dev.fairway.common.http.problem.ErrorPath;
import dev.fairway.common.http.problem.ProblemAdvice;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What stands before a service's endpoints: the token, a limit for bodies, strict JSON, and problem
 * details. The service adds its endpoints and an {@code OpenAPI} of {@link ApiDocument#create}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@Import({StrictJson.class, ProblemAdvice.class, ErrorPath.class})
public class ApiConfiguration {

  @Bean
  TokenFilter tokenFilter(Environment environment, ApiSettings settings) {
    return new TokenFilter(environment.getRequiredProperty("spring.application.name"), settings);
  }

  @Bean
  BodyLimitFilter bodyLimitFilter() {
    return new BodyLimitFilter();
  }

  @Bean
  OperationCustomizer completeOperations() {
    return ApiDocument::complete;
  }
}
