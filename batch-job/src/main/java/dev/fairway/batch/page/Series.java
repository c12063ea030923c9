package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One column of a chart's heights.
 *
 * @param number 0 for the chart's first
 * @param values one for each row; empty where there is none
 */
record Series(int number, Column column, List<Optional<BigDecimal>> values) {

  static Series of(Section section, Column column, int number) {
    var values = new ArrayList<Optional<BigDecimal>>();
    for (Object value : section.values(column)) {
      values.add(Numbers.of(value));
    }
    return new Series(number, column, values);
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

  /** A value as a mark has it: no more than some digits. */
  String rounded(BigDecimal value) {
    int digits = value.abs().compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
    return brief(
        value.setScale(
            Math.min(Math.max(0, value.scale()), digits), java.math.RoundingMode.HALF_UP));
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
