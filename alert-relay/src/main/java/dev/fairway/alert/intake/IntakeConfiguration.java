package dev.fairway.alert.intake;

import dev.fairway.alert.book.Book;
import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.event.Events;
import dev.fairway.alert.publish.Publisher;
import dev.fairway.alert.rule.Rules;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wires what listens to the queues. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
public class IntakeConfiguration {

  /** Blocking, as all is here; Spring Cloud AWS configures it as it does its own. */
  @Bean
  SqsClient sqsClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            SqsClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  Judge judge(Events events, Rules rules, Clock clock) {
    return new Judge(events, rules, clock);
  }

  @Bean
  Recorder recorder(Book book, Publisher publisher, RuleHits hits, MeterRegistry meters) {
    return new Recorder(book, publisher, hits, new IntakeMetrics(meters));
  }

  @Bean
  DeadLetters deadLetters(
      SqsClient sqs, IntakeSettings settings, Clock clock, MeterRegistry meters) {
    return new DeadLetters(sqs, settings.deadLetterQueue(), clock, new IntakeMetrics(meters));
  }

  @Bean
  EventWork eventWork(Judge judge, Recorder recorder, DeadLetters dead) {
    return new EventWork(judge, recorder, dead);
  }

  @Bean
  UndeliveredWork undeliveredWork(
      Judge judge, Recorder recorder, DeadLetters dead, SqsClient sqs, IntakeSettings settings) {
    return new UndeliveredWork(judge, recorder, dead, new KeptQueue(sqs, settings.keptQueue()));
  }

  @Bean
  Listening listening(
      SqsClient sqs,
      IntakeSettings settings,
      EventWork events,
      UndeliveredWork undelivered,
      ApplicationEventPublisher publisher) {
    var stopping = new Stopping();
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < settings.alertConcurrency(); i++) {
      lanes.add(new Lane(queue(sqs, settings.alertQueue(), settings), events, stopping));
    }
    for (String url : settings.undeliveredQueues()) {
      lanes.add(new Lane(queue(sqs, url, settings), undelivered, stopping));
    }
    return new Listening(lanes, stopping, settings.taskDrain(), publisher);
  }

  private static SqsQueue queue(SqsClient sqs, String url, IntakeSettings settings) {
    return new SqsQueue(sqs, url, settings.alertPoll(), Intake.VISIBILITY);
  }
}
