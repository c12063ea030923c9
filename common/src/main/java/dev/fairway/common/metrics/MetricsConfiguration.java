package dev.fairway.common.metrics;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The registry whose meters go to CloudWatch when the context closes, and each minute before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
public class MetricsConfiguration {

  @Bean(destroyMethod = "close")
  MeterRegistry meterRegistry(
      MetricsSettings settings,
      ObjectProvider<AwsClientBuilderConfigurer> aws,
      ObjectProvider<AwsSyncClientCustomizer> customizers) {
    String namespace = settings.namespace();
    if (namespace == null || namespace.isBlank()) {
      return new SimpleMeterRegistry();
    }
    return new CloudWatchMeterRegistry(
        config(namespace),
        Clock.SYSTEM,
        new BlockingCloudWatch(() -> client(aws.getObject(), customizers.orderedStream())));
  }

  private static CloudWatchClient client(
      AwsClientBuilderConfigurer aws, Stream<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            CloudWatchClient.builder(), null, null, Stream.empty(), customizers)
        .build();
  }

  private static CloudWatchConfig config(String namespace) {
    return new CloudWatchConfig() {
      @Override
      public String namespace() {
        return namespace;
      }

      @Override
      public @Nullable String get(String key) {
        return null;
      }
    };
  }
}
