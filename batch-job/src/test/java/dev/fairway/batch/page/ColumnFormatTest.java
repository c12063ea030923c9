package dev.fairway.batch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ColumnFormatTest {

  private static List<String> shown(Kind kind, @Nullable Object... values) {
    List<@Nullable Object> all = Arrays.asList(values);
    var format = new ColumnFormat(new Column("c", kind), all);
    return all.stream()
        .filter(Objects::nonNull)
        .map(value -> format.cell(Objects.requireNonNull(value)).text())
        .toList();
  }

  @Test
  void groupsWholeNumbers() {
    assertThat(shown(Kind.NUMBER, 1234567, -1000L, null, 0))
        .containsExactly("1,234,567", "−1,000", "0");
  }

  @Test
  void givesAColumnTheSameDigits() {
    assertThat(shown(Kind.NUMBER, new BigDecimal("1.5"), new BigDecimal("12.25"), 3))
        .containsExactly("1.50", "12.25", "3.00");
    assertThat(shown(Kind.NUMBER, 0.123456, 2.0)).containsExactly("0.12", "2.00");
    assertThat(shown(Kind.NUMBER, 0.000123456, 0.5)).containsExactly("0.0001", "0.5000");
  }

  @Test
  void keepsTheExactValueWhereItRounds() {
    var format = new ColumnFormat(new Column("c", Kind.BYTES), List.of(1_536_000));
    assertThat(format.cell(1_536_000)).isEqualTo(new Cell("1.5 MB", "1,536,000 bytes"));
    var numbers = new ColumnFormat(new Column("c", Kind.NUMBER), List.of(123.456789));
    assertThat(numbers.cell(123.456789)).isEqualTo(new Cell("123.5", "123.456789"));
    assertThat(new ColumnFormat(new Column("c", Kind.NUMBER), List.of(5)).cell(5).exact()).isNull();
  }

  @Test
  void humanisesBytes() {
    assertThat(shown(Kind.BYTES, 0, 999, 1000, 999_950, 123_456_789, 5_000_000_000_000L))
        .containsExactly("0 B", "999 B", "1 kB", "1 MB", "123 MB", "5 TB");
  }

  @Test
  void marksPercentAndMoney() {
    assertThat(shown(Kind.PERCENT, new BigDecimal("12.5"))).containsExactly("12.5 %");
    assertThat(shown(Kind.PERCENT, new BigDecimal("12.345"))).containsExactly("12.35 %");
    assertThat(shown(Kind.MONEY, new BigDecimal("1234.5"), -2))
        .containsExactly("$1,234.50", "−$2.00");
    assertThat(shown(Kind.MONEY, 0.000123)).containsExactly("$0.000123");
  }

  @Test
  void showsTimesInUtcAsPreciselyAsTheColumnNeeds() {
    assertThat(shown(Kind.TIME, LocalDateTime.of(2026, 11, 22, 14, 5)))
        .containsExactly("2026-11-22 14:05");
    assertThat(
            shown(
                Kind.TIME,
                Instant.parse("2026-11-22T14:05:01Z"),
                Timestamp.valueOf("2026-11-22 14:06:00")))
        .containsExactly("2026-11-22 14:05:01", "2026-11-22 14:06:00");
    assertThat(shown(Kind.TIME, LocalDate.of(2026, 11, 22))).containsExactly("2026-11-22");
    assertThat(shown(Kind.TIME, LocalTime.of(14, 5))).containsExactly("14:05");
  }

  @Test
  void takesWhatIsNoNumberAsText() {
    assertThat(shown(Kind.NUMBER, Double.NaN, "n/a")).containsExactly("NaN", "n/a");
    assertThat(shown(Kind.TEXT, true, 12)).containsExactly("yes", "12");
  }

  @Test
  void shortensALongText() {
    String text = "x".repeat(400);
    Cell cell = new ColumnFormat(new Column("c", Kind.TEXT), List.of(text)).cell(text);
    assertThat(cell.text()).hasSize(301).endsWith("…");
    assertThat(cell.exact()).isEqualTo(text);
  }
}
