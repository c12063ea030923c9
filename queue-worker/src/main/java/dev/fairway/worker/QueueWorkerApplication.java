package dev.fairway.worker;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.common.task.ServiceApp;
import dev.fairway.worker.consume.ConsumerConfiguration;
import dev.fairway.worker.http.HttpConfiguration;
import dev.fairway.worker.webhook.WebhookConfiguration;
import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires the service: a consumer, the jobs that ship with it, and the HTTP API. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Its client is asynchronous; the consumer has a blocking one, configured in the same way.
@EnableAutoConfiguration(exclude = SqsAutoConfiguration.class)
@Import({
  AwsClients.class,
  MetricsConfiguration.class,
  ConsumerConfiguration.class,
  WebhookConfiguration.class,
  HttpConfiguration.class
})
public class QueueWorkerApplication {

  public static void main(String[] args) {
    ServiceApp.run(QueueWorkerApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
