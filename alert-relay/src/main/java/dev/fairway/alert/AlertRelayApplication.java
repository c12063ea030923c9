package dev.fairway.alert;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.common.task.ServiceApp;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires the service: what takes events in, the book of alerts, what tells people, the HTTP API. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AwsClients.class, MetricsConfiguration.class})
public class AlertRelayApplication {

  public static void main(String[] args) {
    ServiceApp.run(AlertRelayApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
