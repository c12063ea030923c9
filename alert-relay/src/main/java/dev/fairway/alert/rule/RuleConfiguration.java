package dev.fairway.alert.rule;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the rules. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleSettings.class)
public class RuleConfiguration {

  @Bean
  Rules rules(RuleSettings settings) {
    return Rules.load(settings.folder());
  }
}
