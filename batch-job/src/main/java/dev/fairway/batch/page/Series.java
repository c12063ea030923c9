package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of a chart's heights.
 *
 * @param number 0 for the chart's first
 * @param values one for each row; empty where there is none
 */
record Series(int number, Column column, ColumnFormat format, List<Optional<BigDecimal>> values) {

  static Series of(Section section, Column column, int number) {
    List<@Nullable Object> cells = section.values(column);
    List<Optional<BigDecimal>> values = cells.stream().map(Numbers::of).toList();
    return new Series(number, column, new ColumnFormat(column, cells), values);
  }

  String label() {
    return column.label();
  }

  /** A value as an axis has it. */
  String brief(BigDecimal value) {
    return switch (column.kind()) {
      case BYTES -> Numbers.bytes(value);
      case PERCENT -> Numbers.compact(value) + " %";
      case MONEY -> "$" + Numbers.compact(value);
      case NUMBER, TEXT, TIME -> Numbers.compact(value);
    };
  }

  /** A value as the table has it. */
  String rounded(BigDecimal value) {
    return format.cell(value).text();
  }

  List<BigDecimal> known() {
    return values.stream().flatMap(Optional::stream).toList();
  }

  /** Its least and its greatest value in a sentence. */
  String range() {
    if (known().isEmpty()) {
      return label() + ": no values.";
    }
    BigDecimal least = known().stream().min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = known().stream().max(BigDecimal::compareTo).orElseThrow();
    return "%s: from %s to %s.".formatted(label(), rounded(least), rounded(most));
  }
}
