package dev.fairway.batch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 7, '0 2 4 6 8'",
    "0, 100, '0 25 50 75 100'",
    "0, 1234, '0 500 1000 1500'",
    "0, 0.003, '0.000 0.001 0.002 0.003'",
    "-3, 9, '-5 0 5 10'",
    "0, 0, '0.00 0.25 0.50 0.75 1.00'"
  })
  void hasRoundTicksThatHoldTheValues(BigDecimal low, BigDecimal high, String expected) {
    List<String> ticks =
        Scale.withZero(List.of(low, high)).ticks().stream().map(AxisTest::plain).toList();
    assertThat(ticks.stream().map(BigDecimal::new))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(
            List.of(expected.split(" ")).stream().map(BigDecimal::new).toList());
  }

  private static String plain(BigDecimal tick) {
    return tick.toPlainString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PT0S", "PT1S", "PT59M", "PT1H", "PT3H", "PT23H", "PT24H", "P3D", "P30D", "P400D"})
  void hasNoMoreTimesThanAPhoneHasRoomFor(String span) {
    long low = Instant.parse("2026-11-22T14:00:00Z").toEpochMilli();
    long high = low + Duration.parse(span).toMillis();
    List<TimeTicks.Tick> ticks = TimeTicks.between(low, high);
    assertThat(ticks).hasSizeBetween(1, 5);
    assertThat(ticks).allSatisfy(tick -> assertThat(tick.time()).isBetween(low, high));
  }

  @Test
  void callsMidnightByItsDay() {
    long low = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    List<TimeTicks.Tick> ticks = TimeTicks.between(low, low + Duration.ofHours(24).toMillis());
    assertThat(ticks.stream().map(TimeTicks.Tick::label))
        .containsExactly("12:00", "18:00", "23 Nov", "06:00", "12:00");
  }

  @Test
  void saysWholeDaysWithoutTheirHours() {
    Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
    assertThat(Times.span(midnight, midnight.plus(Duration.ofDays(1))))
        .isEqualTo("22 November 2026, UTC");
    assertThat(Times.span(midnight, midnight.plus(Duration.ofDays(7))))
        .isEqualTo("22 November 2026 – 28 November 2026, UTC");
    assertThat(Times.span(midnight.minus(Duration.ofHours(1)), midnight))
        .isEqualTo("21 November 2026, 23:00–24:00 UTC");
  }
}
