package dev.fairway.benchmarks.queue;

import io.awspring.cloud.sqs.annotation.SqsListener;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A listener as Spring Cloud AWS's documentation shows it, in an application with nothing but
 * Spring Boot's defaults.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class DefaultListener {

  /** A job as the queue holds it. */
  record Job(int schema, String id, String type, NoJob payload, String correlationId) {}

  private final Meter meter = Meter.fromEnvironment();

  public static void main(String[] arguments) throws InterruptedException {
    var application = new SpringApplication(DefaultListener.class);
    application.setDefaultProperties(Map.of("server.port", "0"));
    try (var context = application.run(arguments)) {
      context.getBean(Meter.class).awaitAndPrint();
    }
  }

  @Bean
  Meter meter() {
    return meter;
  }

  @SqsListener("${QUEUE_URL}")
  void handle(Job job) {
    meter.count();
  }
}
