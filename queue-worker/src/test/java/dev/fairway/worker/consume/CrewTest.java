package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.consume.MessageLife.Surroundings;
import dev.fairway.worker.consume.backoff.OutageBackOff;
import dev.fairway.worker.consume.backoff.RetryBackOff;
import dev.fairway.worker.consume.backoff.RetryRules;
import dev.fairway.worker.consume.envelope.EnvelopeReader;
import dev.fairway.worker.consume.ledger.Commit;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.job.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class CrewTest {

  private static final Duration VISIBILITY = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final FakeQueue queue = new FakeQueue();
  private final FakeLedger ledger = new FakeLedger();
  private final InHand inHand = new InHand(VISIBILITY, clock);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OutageBackOff outage = new OutageBackOff(RandomGenerator.getDefault());

  @Test
  void deletesWhatIsDone() throws Exception {
    work(job -> Outcome.done(), "a");
    assertThat(ledger.done).containsExactly("complete a");
    assertThat(queue.done).containsExactly("delete a");
    assertThat(meters.get("jobs.processed").tag("type", "word").counter().count()).isEqualTo(1);
  }

  @Test
  void deletesWhatWasDoneBeforeWithoutDoingIt() throws Exception {
    ledger.settled = true;
    work(job -> Outcome.reject("must not be asked"), "a");
    assertThat(queue.done).containsExactly("delete a");
  }

  @Test
  void leavesTheMessageToTheOneWhoTookTheJobOver() throws Exception {
    ledger.commit = new Commit.Fenced();
    work(job -> Outcome.done(), "a");
    ledger.ours = false;
    work(job -> Outcome.retry("later"), "b");
    assertThat(queue.done).isEmpty();
  }

  @Test
  void leavesTheMessageWhereTheRecordIsOutOfReachAndSlowsDown() throws Exception {
    ledger.outOfReach = true;
    work(job -> Outcome.done(), "a");
    assertThat(queue.done).isEmpty();
    assertThat(outage.delay()).isPositive();
  }

  @Test
  void triesAgainWhatTheHandlerThrows() throws Exception {
    work(
        job -> {
          throw new StackOverflowError("deep");
        },
        "a");
    assertThat(ledger.done).containsExactly("retry a java.lang.StackOverflowError: deep");
    assertThat(queue.done).singleElement().asString().startsWith("give back a PT");
    assertThat(meters.get("jobs.failed").tag("type", "word").counter().count()).isEqualTo(1);
  }

  @Test
  void triesAgainWhatDynamoDbRefuses() throws Exception {
    ledger.commit = new Commit.Refused("write 1: no");
    work(job -> Outcome.done(), "a");
    assertThat(ledger.done).containsExactly("complete a", "retry a write 1: no");
  }

  @Test
  void waitsNoLongerThanSqsHidesAMessage() throws Exception {
    work(
        job -> {
          clock.advance(Duration.ofHours(1));
          return Outcome.retryAfter(Duration.ofDays(2), "closed for the weekend");
        },
        "a");
    assertThat(queue.done).containsExactly("give back a PT10H59M");
  }

  @Test
  void buriesAJobAfterItsLastTry() throws Exception {
    ledger.attempt = 3;
    work(job -> Outcome.retry("still closed"), "a");
    assertThat(queue.done).containsExactly("bury a", "delete a");
    assertThat(queue.buried.getFirst().reason()).isEqualTo("Given up after 3 tries: still closed");
    assertThat(queue.buried.getFirst().attempts()).isEqualTo(3);
  }

  @Test
  void givesBackWhatIsInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    start(
        job -> {
          begun.countDown();
          new CountDownLatch(1).await();
          return Outcome.done();
        },
        Optional.empty(),
        "a");
    begun.await();
    inHand.all().forEach(Held::stop);
    awaitEnd();
    assertThat(ledger.done).containsExactly("release a");
    assertThat(queue.done).containsExactly("give back a PT0S");
  }

  @Test
  void givesBackTheRestOfAGroupBehindOneThatIsTriedAgain() throws Exception {
    start(
        job -> job.id().equals("b") ? Outcome.retry("wait") : Outcome.done(),
        Optional.of("group"),
        "a",
        "b",
        "c",
        "d");
    awaitEnd();
    assertThat(queue.done).hasSize(4).startsWith("delete a");
    assertThat(queue.done.get(1)).startsWith("give back b PT");
    assertThat(queue.done).endsWith("give back c PT0S", "give back d PT0S");
  }

  @Test
  void doesOneJobOnceAtATime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Crew crew =
        crew(
            job -> {
              begun.countDown();
              end.await();
              return Outcome.done();
            });
    crew.start(List.of(delivery("a", "first", Optional.empty())));
    begun.await();
    crew.start(List.of(delivery("a", "second", Optional.empty())));
    while (queue.done.isEmpty()) {
      Thread.onSpinWait();
    }
    end.countDown();
    awaitEnd();
    assertThat(queue.done).containsExactly("give back second PT1M", "delete first");
  }

  @Test
  void renewsWhatIsHeldForLong() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    start(
        job -> {
          begun.countDown();
          end.await();
          return Outcome.done();
        },
        Optional.empty(),
        "a");
    begun.await();
    Heartbeat heartbeat = new Heartbeat(inHand, queue, ledger, VISIBILITY);
    heartbeat.tick();
    assertThat(queue.done).isEmpty();
    clock.advance(Duration.ofSeconds(31));
    heartbeat.tick();
    heartbeat.tick();
    assertThat(queue.done).containsExactly("hide a PT1M");
    assertThat(ledger.done).containsExactly("renew a");
    end.countDown();
    awaitEnd();
  }

  private void work(WordHandler.Work work, String id) throws InterruptedException {
    start(work, Optional.empty(), id);
    awaitEnd();
  }

  private void start(WordHandler.Work work, Optional<String> group, String... ids) {
    crew(work).start(Stream.of(ids).map(id -> delivery(id, id, group)).toList());
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(inHand.awaitEmpty(Duration.ofSeconds(30))).isTrue();
  }

  private Crew crew(WordHandler.Work work) {
    JsonMapper json = new JsonMapper();
    Handlers handlers = new Handlers(List.of(WordHandler.of(work)), json);
    JobMetrics metrics = new JobMetrics(meters, handlers.types(), clock);
    Surroundings around = new Surroundings(queue, ledger, inHand, metrics, clock);
    RetryRules retries =
        new RetryRules(3, new RetryBackOff(Duration.ofSeconds(9), RandomGenerator.getDefault()));
    MessageLife life = new MessageLife(around, new EnvelopeReader(json), handlers, retries);
    return new Crew(around, life, new Admission(16, 10), outage);
  }

  private Delivery delivery(String jobId, String messageId, Optional<String> group) {
    return new Delivery(messageId, "receipt", Place.job(jobId, "word"), 1, clock.instant(), group);
  }
}
