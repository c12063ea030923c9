package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.worker.QueueWorkerApplication;
import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.JobStatus.State;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.job.Outcome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.node.JsonNodeFactory;

@ExtendWith(SharedRegion.class)
final class ApplicationIT {

  private static final CountDownLatch begun = new CountDownLatch(1);
  private static final CountDownLatch end = new CountDownLatch(1);

  /** A team's own kind of job: a bean. */
  @Configuration(proxyBeanMethods = false)
  static class Team {

    @Bean
    JobHandler<Word> ownJob() {
      return new OwnJob();
    }
  }

  /** Runs until it is told to end. */
  record OwnJob() implements JobHandler<Word> {

    @Override
    public String type() {
      return "own";
    }

    @Override
    public Class<Word> payloadType() {
      return Word.class;
    }

    @Override
    public Outcome handle(Job<Word> job) throws InterruptedException {
      begun.countDown();
      end.await();
      return Outcome.done();
    }
  }

  @Test
  void drainsBeforeItStopsToAnswer() throws Exception {
    Place place = Place.create(SharedRegion.endpoint());
    ConfigurableApplicationContext app = start(place);
    String health = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
    assertThat(status(health + "/queue-worker/health/readiness")).isEqualTo(200);

    app.getBean(Jobs.class).send(List.of(job()));
    begun.await();
    Thread stop = Thread.ofVirtual().start(app::close);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status(health + "/queue-worker/health/readiness") == 503);
    assertThat(status(health + "/queue-worker/health/liveness")).isEqualTo(200);
    assertThat(stop.isAlive()).isTrue();
    end.countDown();
    stop.join();

    try (SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
        var tables = Clients.dynamoDb(SharedRegion.endpoint())) {
      assertThat(place.depth(sqs)).isZero();
      assertThat(place.recorded(tables, "a", "state")).isEqualTo(State.DONE.name());
    }
  }

  private static NewJob job() {
    var payload = JsonNodeFactory.instance.objectNode().put("word", "hi");
    return new NewJob("a", "own", payload, "cause", Optional.empty());
  }

  private static ConfigurableApplicationContext start(Place place) {
    return new SpringApplication(QueueWorkerApplication.class, Team.class)
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--management.endpoints.web.base-path=/queue-worker",
            "--management.endpoint.health.probes.enabled=true",
            "--logging.structured.format.console=",
            "--spring.cloud.aws.endpoint=" + place.queueEndpoint(),
            "--spring.cloud.aws.region.static=us-east-1",
            "--spring.cloud.aws.credentials.access-key=test",
            "--spring.cloud.aws.credentials.secret-key=test",
            "--api.token=token",
            "--subscriptions-table=" + place.effects(),
            "--queue.url=" + place.queueUrl(),
            "--queue-url=" + place.queueUrl(),
            "--deadletter-url=" + place.deadLetterUrl(),
            "--jobs-table=" + place.jobs());
  }

  private static int status(String uri) throws IOException {
    return ((HttpURLConnection) URI.create(uri).toURL().openConnection()).getResponseCode();
  }
}
