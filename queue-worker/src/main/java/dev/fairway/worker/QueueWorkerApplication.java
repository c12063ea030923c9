package dev.fairway.worker;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.worker.consume.ConsumerConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({AwsClients.class, MetricsConfiguration.class, ConsumerConfiguration.class})
public class QueueWorkerApplication {

  public static void main(String[] args) {
    SpringApplication.run(QueueWorkerApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
