package dev.fairway.batch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.batch.Region;
import dev.fairway.batch.state.Taking.Held;
import dev.fairway.batch.state.Taking.Taken;
import dev.fairway.common.SettableClock;
import dev.fairway.common.failure.OutOfReachException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(Region.class)
final class LeaseIT {

  private static final LeaseSettings MINUTE = new LeaseSettings(Duration.ofMinutes(1));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final DynamoDbClient dynamoDb = Region.dynamoDb();
  private final String tableName = Region.stateTable(dynamoDb);
  private final StateTable table = new StateTable(dynamoDb, tableName);

  @AfterEach
  void close() {
    dynamoDb.close();
  }

  @Test
  void tellsASecondRunWhoWorks() throws InterruptedException {
    try (Lease held = taken("first")) {
      assertThat(held.token()).isEqualTo(1);
      assertThat(desk("second").take())
          .isEqualTo(
              new Held(new Holder("first", clock.instant(), clock.instant().plus(MINUTE.time()))));
    }
  }

  @Test
  void isFreeOnceItIsGivenBackAndItsTokenGrows() throws InterruptedException {
    taken("first").close();
    try (Lease second = taken("second")) {
      assertThat(second.token()).isEqualTo(2);
    }
  }

  @Test
  void goesToOneOfManyThatAskAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Taking>> askers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "run " + i;
        askers.add(() -> desk(name).take());
      }
      List<Taking> answers = new ArrayList<>();
      for (Future<Taking> answer : threads.invokeAll(askers)) {
        answers.add(answer.get());
      }
      assertThat(answers).filteredOn(Taken.class::isInstance).hasSize(1);
      answers.forEach(LeaseIT::close);
    }
  }

  @Test
  void isTakenOverOnceItHasRunOutAndClocksMayDiffer() throws InterruptedException {
    try (Lease dead = taken("dead")) {
      clock.advance(Duration.ofSeconds(69));
      assertThat(desk("next").take()).isInstanceOf(Held.class);
      clock.advance(Duration.ofSeconds(1));
      try (Lease next = taken("next")) {
        assertThat(next.token()).isEqualTo(dead.token() + 1);
      }
    }
  }

  @Test
  void lastsAsLongAsItIsRenewed() throws InterruptedException {
    try (Lease held = taken("first")) {
      for (int beat = 0; beat < 10; beat++) {
        clock.advance(Duration.ofSeconds(20));
        assertThat(held.beat()).isTrue();
      }
      assertThat(desk("second").take()).isInstanceOf(Held.class);
      held.check();
    }
  }

  @Test
  void aDisplacedRunIsInterruptedAndMayNotPublish() throws InterruptedException {
    try (Lease displaced = taken("first")) {
      clock.advance(Duration.ofSeconds(70));
      try (Lease second = taken("second")) {
        assertThatThrownBy(displaced::check).isInstanceOf(OutOfReachException.class);
        assertThat(displaced.beat()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(displaced.lost())
            .hasValueSatisfying(why -> assertThat(why).contains("taken the lease over"));
        second.check();
      }
    }
  }

  @Test
  void aDisplacedRunDoesNotGiveBackWhatIsNoLongerItsOwn() throws InterruptedException {
    Lease displaced = taken("first");
    clock.advance(Duration.ofSeconds(70));
    try (Lease second = taken("second")) {
      displaced.close();
      second.check();
      assertThat(desk("third").take()).isInstanceOf(Held.class);
    }
  }

  @Test
  void runsOutWhereNoRenewalSucceedsForAsLongAsItLasts() throws InterruptedException {
    var flaky = new FlakyDynamoDb(dynamoDb);
    var desk = new LeaseDesk(new StateTable(flaky, tableName), MINUTE, clock, "cut off");
    try (Lease held = ((Taken) desk.take()).lease()) {
      flaky.breakDown();
      clock.advance(Duration.ofSeconds(59));
      assertThat(held.beat()).isTrue();
      clock.advance(Duration.ofSeconds(1));
      assertThat(held.beat()).isFalse();
      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(held::check)
          .isInstanceOf(OutOfReachException.class)
          .hasMessageContaining("no renewal succeeded for PT1M");
      flaky.recover();
    }
  }

  @Test
  void isGivenBackByARunThatWasToldToStop() throws InterruptedException {
    Lease stopped = taken("stopped");
    Thread.currentThread().interrupt();
    stopped.close();
    assertThat(Thread.interrupted()).isTrue();
    taken("next").close();
  }

  private static void close(Taking taking) {
    if (taking instanceof Taken taken) {
      taken.lease().close();
    }
  }

  private Lease taken(String holder) throws InterruptedException {
    return ((Taken) desk(holder).take()).lease();
  }

  private LeaseDesk desk(String holder) {
    return new LeaseDesk(table, MINUTE, clock, holder);
  }
}
