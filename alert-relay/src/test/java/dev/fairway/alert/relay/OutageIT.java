package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.FaultyProxy;
import dev.fairway.common.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegion.class)
final class OutageIT {

  private final SettableClock clock = new SettableClock();
  private final Told told = new Told();
  private final Place place = Place.create(SharedRegion.endpoint());

  private List<String> stops(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> EcsEvents.exited("e-" + i, "family-" + i % 2, 1, clock.instant()))
        .toList();
  }

  @Test
  void keepsEventsInTheQueueWhileTheTableIsOutOfReach() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(SharedRegion.endpoint());
        Relay relay = Relay.start(place, proxy.endpoint(), told, clock, Map.of())) {
      place.send(stops(0, 20));
      await().atMost(Duration.ofSeconds(60)).until(() -> place.depth(place.events()) == 0);
      proxy.cut();
      place.send(stops(20, 120));
      // Longer than it takes to receive a message as often as the queue allows.
      await()
          .during(Duration.ofSeconds(5))
          .atMost(Duration.ofSeconds(60))
          .until(() -> place.depth(place.events()) == 100);
      proxy.mend();
      await().atMost(Duration.ofSeconds(90)).until(() -> place.depth(place.events()) == 0);
      assertThat(place.depth(place.dead())).isZero();
      assertThat(place.recordedEvents()).hasSize(120);
      assertThat(relay.alerts())
          .hasSize(2)
          .allSatisfy(alert -> assertThat(alert.tally().count()).isEqualTo(60));
      // What the outage caught in the telling is told when its lease ends, maybe once more.
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                clock.advance(Duration.ofSeconds(1));
                return told.ids().size() == 2;
              });
      assertThat(told.kinds()).containsOnly(Kind.FIRST);
    }
  }
}
