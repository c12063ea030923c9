package dev.fairway.alert.context;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.json.JsonMapper;

/** Wires the look into logs. */
@Configuration(proxyBeanMethods = false)
public class ContextConfiguration {

  /** What is left of a second for the rest. */
  private static final Duration BUDGET = Duration.ofMillis(600);

  @Bean
  EcsClient ecsClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            EcsClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  CloudWatchLogsClient cloudWatchLogsClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            CloudWatchLogsClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  Context context(
      EcsClient ecs, CloudWatchLogsClient logs, AwsRegionProvider region, JsonMapper json) {
    return new Context(
        new CloudWatchLogs(new LogPlaces(ecs), logs, region.getRegion().id()), json, BUDGET);
  }
}
