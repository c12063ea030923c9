package dev.fairway.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxClockTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SandboxClock clock =
      new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMillis(100));
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void comesToEachDueTimeInOrderAndShowsIt() {
    note(Duration.ofMinutes(3), "third");
    note(Duration.ofMinutes(1), "first");
    note(Duration.ofMinutes(2), "second");

    clock.step(Duration.ofMinutes(10));

    assertThat(seen).containsExactly("first 12:01", "second 12:02", "third 12:03");
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void letsNoStepShortenWhatWaitsForTheMachine() throws Exception {
    MachineTime machine = new MachineTime(NOON);
    CountDownLatch ended = new CountDownLatch(1);
    try (SandboxClock stepped = new SandboxClock(machine)) {
      stepped.afterUnstepped(Duration.ofSeconds(20), "stop timeout", ended::countDown);
      stepped.step(Duration.ofHours(1));
      machine.pass(Duration.ofSeconds(19));
      assertThat(ended.await(1500, TimeUnit.MILLISECONDS)).isFalse();
      machine.pass(Duration.ofSeconds(1));
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void comesToWhatIsScheduledOnTheWay() {
    everyMinute(NOON);

    clock.step(Duration.ofHours(24));

    assertThat(seen).hasSize(1440).startsWith("12:01", "12:02", "12:03").endsWith("11:59", "12:00");
  }

  @Test
  void leavesWhatIsDueLater() {
    note(Duration.ofMinutes(5), "later");

    clock.step(Duration.ofMinutes(4));
    assertThat(seen).isEmpty();

    clock.step(Duration.ofMinutes(1));
    assertThat(seen).containsExactly("later 12:05");
  }

  @Test
  void skipsWhatWasCancelled() {
    note(Duration.ofMinutes(1), "cancelled").cancel();

    clock.step(Duration.ofMinutes(2));

    assertThat(seen).isEmpty();
  }

  @Test
  void goesOnWithoutAnActionThatTakesTooLong() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    clock.after(
        Duration.ofMinutes(1),
        "slow",
        () -> {
          awaitUninterrupted(goOn);
          ended.countDown();
        });
    note(Duration.ofMinutes(2), "next");

    clock.step(Duration.ofMinutes(2));

    assertThat(seen).containsExactly("next 12:02");
    assertThat(ended.getCount()).isEqualTo(1);
    goOn.countDown();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goesOnAfterAnActionThatFails() {
    clock.after(
        Duration.ofMinutes(1),
        "failing",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    note(Duration.ofMinutes(2), "next");

    clock.step(Duration.ofMinutes(2));

    assertThat(seen).containsExactly("next 12:02");
  }

  @Test
  void runsWithItsBaseBetweenSteps() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(2);
    try (SandboxClock running = SandboxClock.system()) {
      running.after(Duration.ofMillis(10), "soon", ran::countDown);
      running.step(Duration.ofMillis(1));
      running.after(Duration.ofMillis(10), "soon again", ran::countDown);

      assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void doesNotStepBack() {
    assertThatThrownBy(() -> clock.step(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forward only");
  }

  private SandboxClock.Timer note(Duration delay, String name) {
    return clock.after(delay, name, () -> seen.add(name + " " + time()));
  }

  private void everyMinute(Instant last) {
    Instant next = last.plus(Duration.ofMinutes(1));
    clock.at(
        next,
        "minute",
        () -> {
          seen.add(time());
          everyMinute(next);
        });
  }

  private String time() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalTime().toString();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
