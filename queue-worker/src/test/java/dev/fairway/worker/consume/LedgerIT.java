package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.consume.ledger.Candidate;
import dev.fairway.worker.consume.ledger.Claim;
import dev.fairway.worker.consume.ledger.Commit;
import dev.fairway.worker.consume.ledger.DynamoDbLedger;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.JobStatus.State;
import dev.fairway.worker.job.NewJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tools.jackson.databind.node.JsonNodeFactory;

@ExtendWith(SharedRegion.class)
final class LedgerIT {

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final DynamoDbClient tables = Clients.dynamoDb(SharedRegion.endpoint());
  private final Place place = Place.create(SharedRegion.endpoint());
  private final SettableClock clock = new SettableClock();
  private final DynamoDbLedger one = ledger("one");
  private final DynamoDbLedger other = ledger("other");

  @AfterEach
  void close() {
    one.close();
    other.close();
    tables.close();
  }

  private DynamoDbLedger ledger(String task) {
    return new DynamoDbLedger(tables, place.jobs(), task, LEASE, Duration.ofDays(14), clock);
  }

  @Test
  void givesAJobToOneClaimAtATime() throws Exception {
    assertThat(one.claim(candidate("a", 1))).isInstanceOf(Claim.Held.class);
    clock.advance(Duration.ofSeconds(20));
    assertThat(other.claim(candidate("a", 1)))
        .isEqualTo(new Claim.Elsewhere(Duration.ofSeconds(40)));
  }

  @Test
  void handsOverTheJobOfAWorkerThatDied() throws Exception {
    held(one, "a", 1);
    clock.advance(LEASE.plusMillis(1));
    assertThat(held(other, "a", 2).attempt()).isEqualTo(1);
  }

  @Test
  void keepsAJobThatIsRenewed() throws Exception {
    Claim.Held held = held(one, "a", 1);
    clock.advance(Duration.ofSeconds(50));
    assertThat(one.renew(List.of(held.lease()))).isEmpty();
    clock.advance(Duration.ofSeconds(50));
    assertThat(other.claim(candidate("a", 2))).isInstanceOf(Claim.Elsewhere.class);
  }

  @Test
  void letsAStalledWorkerCommitNothing() throws Exception {
    Claim.Held stalled = held(one, "a", 1);
    clock.advance(LEASE.plusMillis(1));
    Claim.Held taken = held(other, "a", 2);

    assertThat(one.renew(List.of(stalled.lease()))).containsExactly(stalled.lease());
    assertThat(one.complete(stalled, add("x"))).isInstanceOf(Commit.Fenced.class);
    assertThat(one.complete(stalled, List.of())).isInstanceOf(Commit.Fenced.class);
    assertThat(one.retry(stalled, "no")).isFalse();
    assertThat(one.reject(stalled, "no", "m")).isFalse();
    one.release(stalled.lease());
    assertThat(count("x")).isZero();

    assertThat(other.complete(taken, add("x"))).isInstanceOf(Commit.Written.class);
    assertThat(one.complete(stalled, add("x"))).isInstanceOf(Commit.Fenced.class);
    assertThat(count("x")).isEqualTo(1);
    assertThat(one.claim(candidate("a", 3))).isInstanceOf(Claim.Settled.class);
  }

  @Test
  void commitsWhereTheLeaseIsOverButNobodyElseCame() throws Exception {
    Claim.Held late = held(one, "a", 1);
    clock.advance(LEASE.multipliedBy(3));
    assertThat(one.complete(late, add("x"))).isInstanceOf(Commit.Written.class);
    assertThat(count("x")).isEqualTo(1);
  }

  @Test
  void tellsWhichOfTheHandlersWritesWasRefused() throws Exception {
    Claim.Held held = held(one, "a", 1);
    TransactWriteItem impossible =
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(place.effects())
                        .item(Map.of("id", AttributeValue.fromS("y")))
                        .conditionExpression("attribute_exists(id)"))
            .build();
    assertThat(one.complete(held, List.of(impossible)))
        .isInstanceOfSatisfying(
            Commit.Refused.class,
            refused -> assertThat(refused.reason()).contains("write 1", "ConditionalCheckFailed"));
    assertThat(status("a").state()).isEqualTo(State.RUNNING);
  }

  @Test
  void countsTriesAndKeepsTheReason() throws Exception {
    assertThat(one.retry(held(one, "a", 1), "busy")).isTrue();
    assertThat(status("a"))
        .isEqualTo(new JobStatus("a", "word", State.RETRYING, 1, "busy", clock.instant()));
    Claim.Held second = held(other, "a", 2);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(other.complete(second, List.of())).isInstanceOf(Commit.Written.class);
    assertThat(status("a"))
        .isEqualTo(new JobStatus("a", "word", State.DONE, 2, null, clock.instant()));
  }

  @Test
  void countsNoTryThatWasCutShort() throws Exception {
    one.release(held(one, "a", 1).lease());
    assertThat(status("a").state()).isEqualTo(State.QUEUED);
    assertThat(held(other, "a", 2).attempt()).isEqualTo(1);
  }

  @Test
  void startsARejectedJobAnewForAnotherMessageAlone() throws Exception {
    one.retry(held(one, "a", 1), "busy");
    assertThat(one.reject(held(one, "a", 2), "hopeless", "message-a")).isTrue();
    assertThat(status("a").attempts()).isEqualTo(2);

    assertThat(one.claim(candidate("a", 3))).isInstanceOf(Claim.Settled.class);
    Claim redriven = one.claim(new Candidate("a", "word", "redriven", 1));
    assertThat(redriven)
        .isInstanceOfSatisfying(Claim.Held.class, held -> assertThat(held.attempt()).isEqualTo(1));
  }

  @Test
  void notesJobsThatWaitAndTakesThem() throws Exception {
    one.queued(List.of(newJob("a"), newJob("b"), newJob("a")));
    assertThat(status("a").state()).isEqualTo(State.QUEUED);
    assertThat(held(one, "a", 1).attempt()).isEqualTo(1);
    one.queued(List.of(newJob("a")));
    assertThat(status("a").state()).isEqualTo(State.RUNNING);
    assertThat(one.find("unheard-of")).isEmpty();
  }

  @Test
  void letsRecordsExpire() throws Exception {
    held(one, "a", 1);
    assertThat(place.recorded(tables, "a", "expiresAt"))
        .isEqualTo(Long.toString(clock.instant().plus(Duration.ofDays(14)).getEpochSecond()));
  }

  private static Candidate candidate(String id, int receiveCount) {
    return new Candidate(id, "word", "message-" + id, receiveCount);
  }

  private static Claim.Held held(DynamoDbLedger ledger, String id, int receiveCount)
      throws InterruptedException {
    return (Claim.Held) ledger.claim(candidate(id, receiveCount));
  }

  private static NewJob newJob(String id) {
    return new NewJob(id, "word", JsonNodeFactory.instance.objectNode(), "c", Optional.empty());
  }

  private JobStatus status(String id) throws InterruptedException {
    return one.find(id).orElseThrow();
  }

  private List<TransactWriteItem> add(String id) {
    return List.of(Effects.add(place.effects(), id));
  }

  private int count(String id) {
    return Effects.count(tables, place.effects(), id);
  }
}
