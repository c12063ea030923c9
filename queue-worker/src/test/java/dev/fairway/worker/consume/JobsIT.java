package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.consume.TestWorker.Options;
import dev.fairway.worker.consume.ledger.DynamoDbLedger;
import dev.fairway.worker.consume.queue.SqsJobs;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.JobStatus.State;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.job.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedRegion.class)
final class JobsIT {

  private final JsonMapper json = new JsonMapper();
  private final SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
  private final DynamoDbClient tables = Clients.dynamoDb(SharedRegion.endpoint());
  private final Place place = Place.create(SharedRegion.endpoint());
  private final DynamoDbLedger ledger =
      new DynamoDbLedger(
          tables,
          place.jobs(),
          "test",
          Duration.ofMinutes(1),
          Duration.ofDays(14),
          new SettableClock());
  private final SqsJobs jobs = new SqsJobs(sqs, place.queueUrl(), ledger, json);

  @AfterEach
  void close() {
    ledger.close();
    sqs.close();
    tables.close();
  }

  @Test
  void sendsJobsThatCanBeFoundFromThenOn() throws Exception {
    jobs.send(IntStream.range(0, 25).mapToObj(i -> job("j" + i, "hi")).toList());
    assertThat(place.depth(sqs)).isEqualTo(25);
    assertThat(jobs.find("j7")).map(JobStatus::state).contains(State.QUEUED);
    assertThat(jobs.find("j99")).isEmpty();

    Map<String, String> done = new ConcurrentHashMap<>();
    WordHandler handler =
        WordHandler.of(
            job -> {
              done.put(job.id(), job.payload().word() + " " + job.correlationId());
              return Outcome.done();
            });
    try (var worker = TestWorker.start(place, Options.USUAL, handler)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> place.depth(sqs) == 0);
    }
    assertThat(done).hasSize(25).containsEntry("j7", "hi cause");
    assertThat(jobs.find("j7")).map(JobStatus::state).contains(State.DONE);
  }

  @Test
  void splitsWhatIsTooLargeForOneBatch() throws Exception {
    jobs.send(IntStream.range(0, 5).mapToObj(i -> job("l" + i, "x".repeat(100_000))).toList());
    assertThat(place.depth(sqs)).isEqualTo(5);
  }

  @Test
  void refusesWhatCanNotBeSent() {
    assertThatThrownBy(() -> jobs.send(List.of(job("no spaces", "hi"))))
        .hasMessageContaining("\"no spaces\" is not 1 to 128 letters");
    assertThatThrownBy(() -> jobs.send(List.of(job("large", "x".repeat(300_000)))))
        .hasMessageContaining("at most 253952");
    assertThat(jobs.find("large")).isEmpty();
  }

  @Test
  void sendsOneIdOnceIntoAFifoQueue() throws Exception {
    Place fifo = Place.fifo(SharedRegion.endpoint());
    SqsJobs ordered = new SqsJobs(sqs, fifo.queueUrl(), ledger, json);
    ordered.send(List.of(job("f1", "hi"), job("f2", "hi"), job("f1", "hi")));
    assertThat(fifo.depth(sqs)).isEqualTo(2);
  }

  private NewJob job(String id, String word) {
    return new NewJob(
        id, "word", json.createObjectNode().put("word", word), "cause", Optional.of("group"));
  }
}
