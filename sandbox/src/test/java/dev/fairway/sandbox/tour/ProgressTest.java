package dev.fairway.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private Instant now = Instant.EPOCH;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @Test
  void slowWorkIsNotStuck() {
    Progress progress = new Progress(clock, PATIENCE);
    for (int done = 0; done < 10; done++) {
      progress.seen(done);
      now = now.plus(Duration.ofMinutes(5));
      assertThat(progress.isStuck()).isFalse();
    }
  }

  @Test
  void workThatStandsStillOrFallsBackIsStuck() {
    Progress progress = new Progress(clock, PATIENCE);
    progress.seen(5);
    now = now.plus(Duration.ofMinutes(4));
    progress.seen(4);
    progress.seen(5);
    now = now.plus(Duration.ofMinutes(3));

    assertThat(progress.isStuck()).isTrue();
  }
}
