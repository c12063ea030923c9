package dev.fairway.worker.consume;

import static dev.fairway.worker.consume.Place.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.worker.consume.TestWorker.Options;
import dev.fairway.worker.job.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(SharedRegion.class)
final class ConsumerIT {

  private final SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
  private final DynamoDbClient tables = Clients.dynamoDb(SharedRegion.endpoint());
  private Place place;

  @BeforeEach
  void create() {
    place = Place.create(SharedRegion.endpoint());
  }

  @AfterEach
  void close() {
    sqs.close();
    tables.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  @Test
  void doesAJobOnceHoweverOftenItComes() {
    AtomicInteger done = new AtomicInteger();
    try (var worker = TestWorker.start(place, Options.USUAL, WordHandler.of(job -> count(done)))) {
      place.sendAll(sqs, List.of(job("a", "word"), job("a", "word"), job("a", "word")));
      soon().until(() -> place.depth(sqs) == 0);
      place.send(sqs, job("a", "word"));
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(done).hasValue(1);
    assertThat(place.recorded(tables, "a", "state")).isEqualTo("DONE");
  }

  @Test
  void sharesAQueueAmongWorkers() {
    Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    WordHandler handler =
        WordHandler.of(job -> count(done.computeIfAbsent(job.id(), id -> new AtomicInteger())));
    List<String> bodies = new ArrayList<>();
    IntStream.range(0, 300).forEach(i -> bodies.add(job("j" + i, "word")));
    IntStream.range(0, 30).forEach(i -> bodies.add(job("j" + i * 7, "word")));
    place.sendAll(sqs, bodies);
    try (var one = TestWorker.start(place, Options.USUAL, handler);
        var other = TestWorker.start(place, Options.USUAL, handler)) {
      soon().until(() -> place.depth(sqs) == 0);
      assertThat(one.meters().get("jobs.processed").tag("type", "word").counter().count())
          .isPositive();
      assertThat(other.meters().get("jobs.processed").tag("type", "word").counter().count())
          .isPositive();
    }
    assertThat(done).hasSize(300).allSatisfy((id, count) -> assertThat(count).hasValue(1));
  }

  @Test
  void buriesPoisonWithItsReasonAndGoesOn() {
    place.sendAll(
        sqs,
        List.of(
            "{\"schema\":1,",
            "[1]",
            "{\"schema\":2,\"id\":\"p2\",\"type\":\"word\",\"payload\":{}}",
            "{\"schema\":1,\"type\":\"word\",\"payload\":{}}",
            job("p3", "unheard-of"),
            "{\"schema\":1,\"id\":\"p4\",\"type\":\"word\",\"payload\":[1]}",
            "{\"schema\":1,\"id\":\"p5\",\"type\":\"word\"}",
            job("good", "word")));
    place.send(sqs, "x".repeat(260_000));
    AtomicInteger done = new AtomicInteger();
    try (var worker = TestWorker.start(place, Options.USUAL, WordHandler.of(job -> count(done)))) {
      soon().until(() -> place.depth(sqs) == 0);
      assertThat(
              worker.meters().get("jobs.rejected").counters().stream()
                  .mapToDouble(c -> c.count())
                  .sum())
          .isEqualTo(8);
    }
    assertThat(done).hasValue(1);
    assertThat(place.buried(sqs))
        .extracting(Place::reason)
        .satisfiesExactlyInAnyOrder(
            reason -> assertThat(reason).startsWith("The body is not JSON"),
            reason -> assertThat(reason).startsWith("The body is no JSON object"),
            reason -> assertThat(reason).startsWith("The schema is 2"),
            reason -> assertThat(reason).startsWith("The id is missing"),
            reason -> assertThat(reason).startsWith("No handler does jobs of type \"unheard-of\""),
            reason -> assertThat(reason).startsWith("The payload of the word job does not fit"),
            reason -> assertThat(reason).startsWith("The payload of the word job does not fit"),
            reason -> assertThat(reason).startsWith("The body has 260000 bytes"));
    assertThat(place.recorded(tables, "p3", "state")).isEqualTo("REJECTED");
    assertThat(place.recorded(tables, "p3", "reason")).startsWith("No handler");
  }

  @Test
  void triesAgainUntilTheAttemptsAreUsedUpAndStartsAnewOnceRedriven() {
    List<Integer> attempts = new ArrayList<>();
    WordHandler failing =
        WordHandler.of(
            job -> {
              attempts.add(job.attempt());
              throw new IllegalStateException("no luck");
            });
    place.send(sqs, job("r", "word"));
    try (var worker = TestWorker.start(place, Options.USUAL, failing)) {
      soon().until(() -> Place.depth(sqs, place.deadLetterUrl()) == 1);
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(place.recorded(tables, "r", "state")).isEqualTo("REJECTED");
    var letter = place.buried(sqs).getFirst();
    assertThat(letter.body()).isEqualTo(job("r", "word"));
    assertThat(letter.messageAttributes())
        .hasEntrySatisfying(
            "Reason", a -> assertThat(a.stringValue()).contains("3 tries", "no luck"))
        .hasEntrySatisfying("JobId", a -> assertThat(a.stringValue()).isEqualTo("r"))
        .hasEntrySatisfying("JobType", a -> assertThat(a.stringValue()).isEqualTo("word"))
        .hasEntrySatisfying("CorrelationId", a -> assertThat(a.stringValue()).isEqualTo("c-r"))
        .hasEntrySatisfying("Attempts", a -> assertThat(a.stringValue()).isEqualTo("3"))
        .containsKey("FailedAt");

    place.send(sqs, letter.body());
    AtomicInteger second = new AtomicInteger();
    WordHandler recovered =
        WordHandler.of(
            job -> {
              second.set(job.attempt());
              return Outcome.done();
            });
    try (var worker = TestWorker.start(place, Options.USUAL, recovered)) {
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(second).hasValue(1);
    assertThat(place.recorded(tables, "r", "state")).isEqualTo("DONE");
  }

  @Test
  void waitsAsLongAsTheHandlerAsks() {
    List<Long> times = new ArrayList<>();
    WordHandler handler =
        WordHandler.of(
            job -> {
              times.add(System.nanoTime());
              return times.size() == 1
                  ? Outcome.retryAfter(Duration.ofSeconds(3), "busy")
                  : Outcome.done();
            });
    place.send(sqs, job("w", "word"));
    try (var worker = TestWorker.start(place, Options.USUAL, handler)) {
      soon().until(() -> place.depth(sqs) == 0);
      assertThat(worker.meters().get("jobs.retried").tag("type", "word").counter().count())
          .isEqualTo(1);
    }
    assertThat(Duration.ofNanos(times.getLast() - times.getFirst()))
        .isGreaterThan(Duration.ofMillis(2900));
  }

  @Test
  void keepsAMessageHiddenWhileItsJobRuns() throws Exception {
    Options brief = Options.USUAL.visibility(Duration.ofSeconds(3));
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    WordHandler handler =
        WordHandler.of(
            job -> {
              begun.incrementAndGet();
              end.await();
              return Outcome.done();
            });
    place.send(sqs, job("long", "word"));
    try (var one = TestWorker.start(place, brief, handler);
        var other = TestWorker.start(place, brief, handler)) {
      soon().until(() -> begun.get() == 1);
      await()
          .during(Duration.ofSeconds(9))
          .atMost(Duration.ofSeconds(30))
          .until(() -> begun.get() == 1);
      end.countDown();
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(begun).hasValue(1);
    assertThat(place.recorded(tables, "long", "state")).isEqualTo("DONE");
  }

  @Test
  void finishesWhatRunsWhenItIsStopped() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    WordHandler handler =
        WordHandler.of(
            job -> {
              begun.countDown();
              end.await();
              return Outcome.done();
            });
    place.send(sqs, job("running", "word"));
    var worker = TestWorker.start(place, Options.USUAL, handler);
    begun.await();
    Thread stop = Thread.ofVirtual().start(worker::close);
    place.send(sqs, job("late", "word"));
    end.countDown();
    stop.join();
    assertThat(place.recorded(tables, "running", "state")).isEqualTo("DONE");
    assertThat(place.recorded(tables, "late", "state")).isEmpty();
    assertThat(place.depth(sqs)).isEqualTo(1);
  }

  @Test
  void givesBackAtOnceWhatDoesNotEndInTime() throws Exception {
    Options patient = Options.USUAL.visibility(Duration.ofMinutes(5)).drain(Duration.ofMillis(500));
    CountDownLatch begun = new CountDownLatch(1);
    WordHandler endless =
        WordHandler.of(
            job -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return Outcome.done();
            });
    place.send(sqs, job("endless", "word"));
    var worker = TestWorker.start(place, patient, endless);
    begun.await();
    worker.close();
    assertThat(place.recorded(tables, "endless", "state")).isEqualTo("QUEUED");
    AtomicInteger attempt = new AtomicInteger();
    WordHandler quick =
        WordHandler.of(
            job -> {
              attempt.set(job.attempt());
              return Outcome.done();
            });
    try (var next = TestWorker.start(place, patient, quick)) {
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(attempt).hasValue(1);
  }

  @Test
  void takesNothingWhileTheServiceIsPaused() {
    Pause pause = new DynamoDbPause(tables, place.jobs(), Clock.systemUTC());
    AtomicInteger done = new AtomicInteger();
    pause.pause();
    try (var worker = TestWorker.start(place, Options.USUAL, WordHandler.of(job -> count(done)))) {
      place.send(sqs, job("p", "word"));
      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(30))
          .until(() -> done.get() == 0);
      pause.resume();
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(done).hasValue(1);
  }

  @Test
  void worksWithoutRecordsWhereThatIsAsked() {
    AtomicInteger done = new AtomicInteger();
    try (var worker =
        TestWorker.start(
            place, Options.USUAL.withoutLedger(), WordHandler.of(job -> count(done)))) {
      place.sendAll(sqs, List.of(job("a", "word"), job("b", "word")));
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(done).hasValue(2);
    assertThat(place.recorded(tables, "a", "state")).isEmpty();
  }

  private static Outcome count(AtomicInteger counter) {
    counter.incrementAndGet();
    return Outcome.done();
  }
}
