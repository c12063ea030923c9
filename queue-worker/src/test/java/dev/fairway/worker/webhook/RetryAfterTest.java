package dev.fairway.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "' 120 ', PT2M",
    "0, PT1S",
    "86400, PT1H",
    "99999999999999999999, PT1H",
    "'Sun, 22 Nov 2026 12:00:30 GMT', PT30S",
    "'Sun, 22 Nov 2026 11:00:00 GMT', PT1S",
    "'Mon, 23 Nov 2026 12:00:00 GMT', PT1H"
  })
  void readsSecondsAndDatesWithinBounds(String header, Duration expected) {
    assertThat(RetryAfter.read(header, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "٣", "2026-11-22T12:00:30Z"})
  void isNothingWhereItIsNeither(String header) {
    assertThat(RetryAfter.read(header, NOW)).isEmpty();
  }
}
