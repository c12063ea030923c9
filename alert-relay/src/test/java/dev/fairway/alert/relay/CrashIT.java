package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegion.class)
final class CrashIT {

  private final Place place = Place.create(SharedRegion.endpoint());

  @Test
  void tellsOfEachAlertThoughTheRelayThatOpenedItIsKilled() throws Exception {
    Instant now = Clock.systemUTC().instant();
    Process killed = start();
    Set<String> telling = new HashSet<>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
      place.send(
          IntStream.range(0, 30)
              .mapToObj(i -> EcsEvents.exited("e-" + i, "family-" + i % 3, 1, now))
              .toList());
      while (telling.size() < 3) {
        String line = out.readLine();
        assertThat(line).as("the relay goes on").isNotNull();
        if (line.startsWith(CrashedRelay.TELLING)) {
          telling.add(line.substring(CrashedRelay.TELLING.length()));
        }
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> place.depth(place.events()) == 0);
    } finally {
      // SIGKILL
      killed.destroyForcibly();
      killed.onExit().join();
    }
    var told = new Told();
    var clock = new SettableClock(now);
    try (Relay relay = Relay.start(place, told, clock)) {
      assertThat(told.kinds()).isEmpty();
      clock.advance(Duration.between(now, Clock.systemUTC().instant()).plusSeconds(31));
      await().atMost(Duration.ofSeconds(60)).until(() -> told.kinds().size() == 3);
      assertThat(told.of(Kind.FIRST))
          .extracting(Notice::id)
          .containsExactlyInAnyOrderElementsOf(telling);
      assertThat(relay.alerts())
          .hasSize(3)
          .allSatisfy(alert -> assertThat(alert.tally().count()).isEqualTo(10));
      assertThat(place.recordedEvents()).hasSize(30);
    }
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashedRelay.class.getName()));
    command.addAll(place.words());
    return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
  }
}
