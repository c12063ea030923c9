package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one column's values are shown, alike from its first row to its last. */
final class ColumnFormat {

  private static final int MOST_DIGITS = 6;
  private static final int LONGEST_TEXT = 300;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final Kind kind;
  private final int digits;
  private final Times precision;

  ColumnFormat(Column column, List<@Nullable Object> values) {
    kind = column.kind();
    digits = digits(kind, values);
    precision = Times.precision(values);
  }

  /** Of a value that is not null. */
  Cell cell(Object value) {
    if (value instanceof Boolean yes) {
      return Cell.plain(yes ? "yes" : "no");
    }
    Optional<BigDecimal> number = Numbers.of(value);
    if (kind.numeric() && number.isPresent()) {
      return number(number.get());
    }
    return Times.of(value)
        .map(time -> Cell.plain(precision.show(time)))
        .orElseGet(() -> text(value.toString()));
  }

  private Cell number(BigDecimal value) {
    String exact = Numbers.exact(value);
    return switch (kind) {
      case BYTES -> Cell.shortened(Numbers.bytes(value), exact + " bytes");
      case PERCENT -> Cell.shortened(Numbers.grouped(value, digits) + " %", exact + " %");
      case MONEY -> money(value, exact);
      case NUMBER, TEXT, TIME -> number(Numbers.grouped(value, digits), exact, value);
    };
  }

  /** A value that was only padded with zeros is whole as it is. */
  private Cell number(String text, String exact, BigDecimal value) {
    return value.stripTrailingZeros().scale() <= digits
        ? Cell.plain(text)
        : Cell.shortened(text, exact);
  }

  private Cell money(BigDecimal value, String exact) {
    String text = Numbers.grouped(value.abs(), digits);
    return number((value.signum() < 0 ? "\u2212$" : "$") + text, exact + " USD", value);
  }

  private static Cell text(String value) {
    return value.length() <= LONGEST_TEXT
        ? Cell.plain(value)
        : new Cell(value.substring(0, LONGEST_TEXT) + "…", value);
  }

  private static int digits(Kind kind, List<@Nullable Object> values) {
    List<BigDecimal> numbers = values.stream().map(Numbers::of).flatMap(Optional::stream).toList();
    BigDecimal largest =
        numbers.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    int needed =
        numbers.stream().mapToInt(number -> number.stripTrailingZeros().scale()).max().orElse(0);
    if (kind == Kind.MONEY) {
      return largest.compareTo(BigDecimal.ONE) >= 0 || largest.signum() == 0
          ? 2
          : largest.compareTo(CENT) >= 0 ? 4 : MOST_DIGITS;
    }
    boolean rounded =
        values.stream().anyMatch(value -> value instanceof Double || value instanceof Float);
    int most = kind == Kind.PERCENT ? 2 : rounded ? digitsBeside(largest) : MOST_DIGITS;
    return Math.clamp(needed, 0, most);
  }

  /** Of a column of floating point numbers, whose last digits mean little. */
  private static int digitsBeside(BigDecimal largest) {
    if (largest.compareTo(HUNDRED) >= 0) {
      return 1;
    }
    return largest.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
  }
}
