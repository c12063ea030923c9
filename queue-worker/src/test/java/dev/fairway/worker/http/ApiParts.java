package dev.fairway.worker.http;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.worker.webhook.WebhookConfiguration;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The API as it is wired, over a queue and a switch of memory. */
@EnableAutoConfiguration(exclude = SqsAutoConfiguration.class)
@Import({AwsClients.class, WebhookConfiguration.class, HttpConfiguration.class})
class ApiParts {

  @Bean
  MemoryJobs jobs() {
    return new MemoryJobs();
  }

  @Bean
  MemoryPause pause() {
    return new MemoryPause();
  }

  @Bean
  SqsClient sqs(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            SqsClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
