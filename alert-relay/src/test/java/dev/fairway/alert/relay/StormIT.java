package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Very many events at once; {@code -Dstorm.events=10000} for the storm of the issue. */
@ExtendWith(SharedRegion.class)
final class StormIT {

  private static final Logger log = LoggerFactory.getLogger(StormIT.class);
  private static final int EVENTS = Integer.getInteger("storm.events", 1_000);

  private final SettableClock clock = new SettableClock();
  private final Told told = new Told();
  private final Place place = Place.create(SharedRegion.endpoint());

  private List<String> stops(int events, int causes) {
    return IntStream.range(0, events)
        .mapToObj(i -> EcsEvents.exited("e-" + i, "family-" + i % causes, 1, clock.instant()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 200})
  void tellsOfAStormInAHandfulOfNoticesAndLosesNone(int causes) {
    place.send(stops(EVENTS, causes));
    try (Relay relay = Relay.start(place, told, clock)) {
      long begun = System.nanoTime();
      await()
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> place.depth(place.events()) == 0);
      log.info(
          "{} events of {} causes: {} ms", EVENTS, causes, (System.nanoTime() - begun) / 1_000_000);
      assertThat(place.recordedEvents()).hasSize(EVENTS);
      assertThat(relay.alerts()).hasSize(causes);
      assertThat(occurrences(relay)).isEqualTo(EVENTS);

      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> allAreTold(relay));
      assertThat(told.kinds()).hasSize(Math.min(causes, 5)).containsOnly(Kind.FIRST);
      pass(Duration.ofMinutes(10));
      untilTold(causes > 5 ? 11 : 6);
      assertThat(told.notices()).extracting(Notice::id).doesNotHaveDuplicates();
      if (causes > 5) {
        assertThat(told.of(Kind.DIGEST).getFirst().others()).hasSize(causes - 5);
      }
      assertThat(place.depth(place.dead())).isZero();
    }
  }

  /** Lets time pass once what was told is noted. */
  private void pass(Duration time) {
    await().atMost(Duration.ofSeconds(60)).until(place::nothingIsLeased);
    clock.advance(time);
  }

  /** The clock runs, so that what a slow machine did not come to is taken up. */
  private void untilTold(int notices) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              clock.advance(Duration.ofMillis(500));
              return told.notices().size() >= notices;
            });
    assertThat(told.notices()).hasSize(notices);
  }

  private boolean allAreTold(Relay relay) {
    clock.advance(Duration.ofMillis(500));
    return relay.alerts().stream().allMatch(alert -> alert.telling().count() > 0);
  }

  private static long occurrences(Relay relay) {
    return relay.alerts().stream().mapToLong(alert -> alert.tally().count()).sum();
  }

  @Test
  void agreesWithAnotherRelayOnWhatComesTwiceAndOutOfOrder() {
    List<String> bodies = new ArrayList<>(stops(600, 4));
    bodies.addAll(bodies.subList(0, 600));
    Collections.shuffle(bodies, new Random(7));
    place.send(bodies);
    try (Relay one = Relay.start(place, told, clock);
        Relay other = Relay.start(place, told, clock)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> place.depth(place.events()) == 0);
      assertThat(place.recordedEvents()).hasSize(600);
      assertThat(one.alerts())
          .hasSize(4)
          .allSatisfy(alert -> assertThat(alert.tally().count()).isEqualTo(150));
      untilTold(4);
      pass(Duration.ofMinutes(10));
      untilTold(8);
      pass(Duration.ofMinutes(15));
      untilTold(12);
      assertThat(told.of(Kind.FIRST)).hasSize(4);
      assertThat(told.of(Kind.SUMMARY)).hasSize(4);
      assertThat(told.of(Kind.RECOVERY)).hasSize(4);
      assertThat(other.alerts()).extracting(Alert::id).hasSize(4);
    }
  }
}
