package dev.fairway.common.task;

import dev.fairway.common.ecs.EcsMetadata;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the life cycle. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(ConfigurationPropertiesAutoConfiguration.class)
@EnableConfigurationProperties(TaskSettings.class)
public class TaskConfiguration {

  @Bean
  Deadline deadline(TaskSettings settings) {
    return Deadline.in(settings.deadline());
  }

  @Bean
  EcsMetadata ecsMetadata() {
    return EcsMetadata.fromEnvironment();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
