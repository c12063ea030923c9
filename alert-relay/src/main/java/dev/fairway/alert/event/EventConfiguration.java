package dev.fairway.alert.event;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the reader of events. */
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {

  @Bean
  Events events(JsonMapper json, Clock clock) {
    return new Events(json, clock);
  }
}
