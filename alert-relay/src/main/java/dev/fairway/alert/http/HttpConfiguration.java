package dev.fairway.alert.http;

import dev.fairway.common.http.ApiConfiguration;
import dev.fairway.common.http.ApiDocument;
import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the HTTP API. */
@Configuration(proxyBeanMethods = false)
@Import({
  ApiConfiguration.class,
  AlertsEndpoint.class,
  TestAlertEndpoint.class,
  MutesEndpoint.class,
  RulesEndpoint.class
})
public class HttpConfiguration {

  @Bean
  OpenAPI apiDocument() {
    return ApiDocument.create(
        "Fairway alert-relay", "Alerts, what happened, mutes, and the rules that decide.");
  }
}
