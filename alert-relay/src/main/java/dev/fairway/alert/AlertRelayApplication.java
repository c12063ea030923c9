package dev.fairway.alert;

import dev.fairway.alert.book.BookConfiguration;
import dev.fairway.alert.context.ContextConfiguration;
import dev.fairway.alert.event.EventConfiguration;
import dev.fairway.alert.http.HttpConfiguration;
import dev.fairway.alert.intake.IntakeConfiguration;
import dev.fairway.alert.notice.NoticeConfiguration;
import dev.fairway.alert.publish.PublishConfiguration;
import dev.fairway.alert.publish.TopicConfiguration;
import dev.fairway.alert.rule.RuleConfiguration;
import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.common.task.ServiceApp;
import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires the service: what takes events in, the book of alerts, what tells people, the HTTP API. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Its client is asynchronous; the intake has a blocking one, configured in the same way.
@EnableAutoConfiguration(exclude = SqsAutoConfiguration.class)
@Import({
  AwsClients.class,
  MetricsConfiguration.class,
  EventConfiguration.class,
  RuleConfiguration.class,
  ContextConfiguration.class,
  BookConfiguration.class,
  NoticeConfiguration.class,
  PublishConfiguration.class,
  TopicConfiguration.class,
  IntakeConfiguration.class,
  HttpConfiguration.class
})
public class AlertRelayApplication {

  public static void main(String[] args) {
    ServiceApp.run(AlertRelayApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
