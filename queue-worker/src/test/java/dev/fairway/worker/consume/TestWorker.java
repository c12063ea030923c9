package dev.fairway.worker.consume;

import dev.fairway.common.ecs.TaskProtection;
import dev.fairway.worker.consume.MessageLife.Surroundings;
import dev.fairway.worker.consume.backoff.RetryBackOff;
import dev.fairway.worker.consume.backoff.RetryRules;
import dev.fairway.worker.consume.envelope.EnvelopeReader;
import dev.fairway.worker.consume.ledger.DynamoDbLedger;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.consume.ledger.NoLedger;
import dev.fairway.worker.consume.queue.SqsWorkQueue;
import dev.fairway.worker.job.JobHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** The consumer as the app wires it, without the app. */
final class TestWorker implements AutoCloseable {

  /**
   * How a worker works.
   *
   * @param agent where ECS's agent is, null for none
   */
  record Options(
      int concurrency,
      Duration visibility,
      int attempts,
      Duration drain,
      boolean idempotency,
      @Nullable String agent) {

    static final Options USUAL =
        new Options(16, Duration.ofSeconds(6), 3, Duration.ofSeconds(20), true, null);

    Options visibility(Duration time) {
      return new Options(concurrency, time, attempts, drain, idempotency, agent);
    }

    Options attempts(int most) {
      return new Options(concurrency, visibility, most, drain, idempotency, agent);
    }

    Options drain(Duration time) {
      return new Options(concurrency, visibility, attempts, time, idempotency, agent);
    }

    Options concurrency(int most) {
      return new Options(most, visibility, attempts, drain, idempotency, agent);
    }

    Options withoutLedger() {
      return new Options(concurrency, visibility, attempts, drain, false, agent);
    }

    Options agent(String uri) {
      return new Options(concurrency, visibility, attempts, drain, idempotency, uri);
    }
  }

  private final SqsClient sqs;
  private final DynamoDbClient tables;
  private final SqsWorkQueue queue;
  private final Consumer consumer;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private boolean stopped;

  private TestWorker(Place place, Options options, List<? extends JobHandler<?>> types) {
    Clock clock = Clock.systemUTC();
    JsonMapper json = new JsonMapper();
    sqs = Clients.sqs(place.queueEndpoint());
    tables = Clients.dynamoDb(place.tablesEndpoint());
    queue =
        new SqsWorkQueue(
            sqs,
            place.queueUrl(),
            place.deadLetterUrl(),
            options.visibility(),
            Duration.ofSeconds(2));
    InHand inHand = new InHand(options.visibility(), clock);
    Handlers handlers = new Handlers(types, json);
    JobMetrics metrics = new JobMetrics(meters, handlers.types(), clock);
    Surroundings around =
        new Surroundings(queue, ledger(place, options, clock), inHand, metrics, clock);
    RetryBackOff backOff = new RetryBackOff(Duration.ofMillis(300), RandomGenerator.getDefault());
    MessageLife life =
        new MessageLife(
            around,
            new EnvelopeReader(json),
            handlers,
            new RetryRules(options.attempts(), backOff));
    consumer =
        new Consumer(
            around,
            life,
            new PauseWatch(new DynamoDbPause(tables, place.jobs(), clock)),
            new ScaleInProtection(new TaskProtection(options.agent()), inHand, clock),
            options.concurrency(),
            options.drain());
  }

  private Ledger ledger(Place place, Options options, Clock clock) {
    return options.idempotency()
        ? new DynamoDbLedger(
            tables, place.jobs(), "test", options.visibility(), Duration.ofDays(14), clock)
        : new NoLedger(tables);
  }

  static TestWorker start(Place place, Options options, JobHandler<?>... handlers) {
    TestWorker worker = new TestWorker(place, options, List.of(handlers));
    worker.consumer.start();
    return worker;
  }

  MeterRegistry meters() {
    return meters;
  }

  /** As SIGTERM does. */
  synchronized void stop() throws InterruptedException {
    if (!stopped) {
      stopped = true;
      consumer.stop();
      queue.close();
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    sqs.close();
    tables.close();
  }
}
