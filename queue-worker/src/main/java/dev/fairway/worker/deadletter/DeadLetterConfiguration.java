package dev.fairway.worker.deadletter;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** What the admin paths need of the queues. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueSettings.class)
public class DeadLetterConfiguration {

  @Bean
  CloudWatchClient cloudWatchClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            CloudWatchClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  QueueGauge queueGauge(
      SqsClient sqs, CloudWatchClient metrics, QueueSettings settings, Clock clock) {
    return new QueueGauge(sqs, metrics, settings, clock);
  }

  @Bean
  DeadLetters deadLetters(SqsClient sqs, QueueSettings settings) {
    return new DeadLetters(new DeadLetterQueue(sqs, settings));
  }

  @Bean(destroyMethod = "close")
  Redrives redrives(
      SqsClient sqs, DynamoDbClient tables, QueueSettings settings, JsonMapper json, Clock clock) {
    return new Redrives(
        new DeadLetterQueue(sqs, settings),
        new MoveTasks(sqs, settings),
        new RedriveRecords(tables, settings.jobsTable()),
        json,
        clock);
  }
}
