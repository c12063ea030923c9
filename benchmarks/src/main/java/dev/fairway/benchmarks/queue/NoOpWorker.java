package dev.fairway.benchmarks.queue;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.worker.consume.ConsumerConfiguration;
import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Outcome;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The queue-worker's consumer as its application wires it, with a handler that does nothing. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AwsClients.class, MetricsConfiguration.class, ConsumerConfiguration.class})
class NoOpWorker {

  /** Counts the jobs of the benchmark. */
  record Handler(Meter meter) implements JobHandler<NoJob> {

    @Override
    public String type() {
      return NoJob.TYPE;
    }

    @Override
    public Class<NoJob> payloadType() {
      return NoJob.class;
    }

    @Override
    public Outcome handle(Job<NoJob> job) {
      meter.count();
      return Outcome.done();
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    var application = new SpringApplication(NoOpWorker.class);
    application.setDefaultProperties(Map.of("server.port", "0"));
    try (var context = application.run(arguments)) {
      context.getBean(Meter.class).awaitAndPrint();
    }
  }

  @Bean
  Meter meter() {
    return Meter.fromEnvironment();
  }

  @Bean
  Handler handler(Meter meter) {
    return new Handler(meter);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
