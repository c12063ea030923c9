package dev.fairway.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequencersTest {

  private static Sequencers at(String time) {
    return new Sequencers(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }

  @Test
  void growsWhileTheClockStands() {
    Sequencers sequencers = at("2026-11-22T12:00:00Z");

    assertThat(Stream.generate(sequencers::next).limit(1000))
        .doesNotHaveDuplicates()
        .isSorted()
        .allSatisfy(next -> assertThat(next).matches("[0-9a-f]{16}"));
  }

  @Test
  void startsWithTheSecond() {
    assertThat(at("2021-10-31T23:05:13.5Z").next()).isEqualTo("617f212980000000");
  }

  @Test
  void goesOnAfterARestart() {
    String before = at("2026-11-22T12:00:00.999999Z").next();

    assertThat(at("2026-11-22T12:00:01Z").next()).isGreaterThan(before);
  }
}
