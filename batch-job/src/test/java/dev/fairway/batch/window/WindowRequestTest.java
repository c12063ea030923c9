package dev.fairway.batch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowRequestTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aStartMeansTheWindowOfEachReportThatStartsThere() {
    WindowRequest request = WindowRequest.parse("2026-11-22T00:00:00Z");
    assertThat(request.of(HOUR)).contains(new Window(Instant.parse("2026-11-22T00:00:00Z"), HOUR));
    assertThat(request.of(DAY)).contains(new Window(Instant.parse("2026-11-22T00:00:00Z"), DAY));
    assertThat(WindowRequest.parse("2026-11-22T14:00:00Z").of(DAY)).isEmpty();
  }

  @Test
  void aLengthMeansReportsOfThatLength() {
    WindowRequest request = WindowRequest.parse("2026-11-22T00:00:00Z/PT1H");
    assertThat(request.of(HOUR)).isPresent();
    assertThat(request.of(DAY)).isEmpty();
  }

  @Test
  void noWindowStartsBetweenTwo() {
    assertThat(WindowRequest.parse("2026-11-22T14:30:00Z").of(HOUR)).isEmpty();
    assertThat(WindowRequest.parse("2026-11-22T14:00:00.5Z").of(HOUR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14:00", "2026-11-22", "2026-11-22T14:00:00Z/1h", "yesterday"})
  void saysWhatWouldBeRight(String wrong) {
    assertThatThrownBy(() -> WindowRequest.parse(wrong))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining(wrong)
        .hasMessageContaining("2026-11-22T14:00:00Z/PT1H");
  }
}
