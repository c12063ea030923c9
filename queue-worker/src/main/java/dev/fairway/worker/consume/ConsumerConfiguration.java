package dev.fairway.worker.consume;

import dev.fairway.common.ecs.EcsMetadata;
import dev.fairway.common.ecs.EcsTask;
import dev.fairway.common.ecs.TaskProtection;
import dev.fairway.worker.consume.MessageLife.Surroundings;
import dev.fairway.worker.consume.backoff.RetryBackOff;
import dev.fairway.worker.consume.backoff.RetryRules;
import dev.fairway.worker.consume.envelope.EnvelopeReader;
import dev.fairway.worker.consume.ledger.DynamoDbLedger;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.consume.ledger.NoLedger;
import dev.fairway.worker.consume.queue.SqsJobs;
import dev.fairway.worker.consume.queue.SqsWorkQueue;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Jobs;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** Wires the consumer of a queue; the handlers are beans of the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QueueSettings.class, PlaceSettings.class})
public class ConsumerConfiguration {

  /** "Amazon SQS short and long polling": the longest wait. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  /** Blocking, as all is here; Spring Cloud AWS configures it as it does its own. */
  @Bean
  SqsClient sqsClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            SqsClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  SqsWorkQueue workQueue(SqsClient sqs, QueueSettings queue, PlaceSettings places) {
    return new SqsWorkQueue(
        sqs, queue.url(), places.deadletterUrl(), queue.visibility(), LONG_POLL);
  }

  @Bean
  Ledger ledger(DynamoDbClient dynamoDb, QueueSettings queue, PlaceSettings places, Clock clock) {
    if (!queue.idempotency()) {
      return new NoLedger(dynamoDb);
    }
    String task = EcsMetadata.fromEnvironment().task().map(EcsTask::arn).orElse("no-task");
    return new DynamoDbLedger(
        dynamoDb,
        places.jobsTable(),
        task.substring(task.lastIndexOf('/') + 1),
        queue.visibility(),
        places.jobsRetention(),
        clock);
  }

  @Bean
  Jobs jobs(SqsClient sqs, QueueSettings queue, Ledger ledger, JsonMapper json) {
    return new SqsJobs(sqs, queue.url(), ledger, json);
  }

  @Bean
  Pause pause(DynamoDbClient dynamoDb, PlaceSettings places, Clock clock) {
    return new DynamoDbPause(dynamoDb, places.jobsTable(), clock);
  }

  @Bean
  Handlers handlers(ObjectProvider<JobHandler<?>> handlers, JsonMapper json) {
    return new Handlers(handlers.orderedStream().toList(), json);
  }

  @Bean
  Surroundings surroundings(
      SqsWorkQueue queue,
      Ledger ledger,
      Handlers handlers,
      MeterRegistry meters,
      QueueSettings settings,
      Clock clock) {
    return new Surroundings(
        queue,
        ledger,
        new InHand(settings.visibility(), clock),
        new JobMetrics(meters, handlers.types(), clock),
        clock);
  }

  @Bean
  MessageLife messageLife(
      Surroundings around, Handlers handlers, JsonMapper json, QueueSettings settings) {
    RetryBackOff backOff = new RetryBackOff(settings.backOff(), RandomGenerator.getDefault());
    return new MessageLife(
        around, new EnvelopeReader(json), handlers, new RetryRules(settings.attempts(), backOff));
  }

  @Bean
  ConsumerLifecycle consumer(
      Surroundings around,
      MessageLife life,
      Pause pause,
      QueueSettings queue,
      PlaceSettings places,
      ApplicationEventPublisher events) {
    ScaleInProtection protection =
        new ScaleInProtection(TaskProtection.fromEnvironment(), around.inHand(), around.clock());
    Consumer consumer =
        new Consumer(
            around,
            life,
            new PauseWatch(pause),
            protection,
            queue.concurrency(),
            places.taskDrain());
    return new ConsumerLifecycle(consumer, events);
  }
}
