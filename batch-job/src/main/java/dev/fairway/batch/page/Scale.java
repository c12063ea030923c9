package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of numbers whose ends and ticks are round.
 *
 * @param ticks from the lowest to the highest, the ends included
 */
record Scale(List<BigDecimal> ticks) {

  private static final int INTERVALS = 4;
  private static final List<BigDecimal> STEPS =
      List.of(
          BigDecimal.ONE, BigDecimal.TWO, new BigDecimal("2.5"), new BigDecimal(5), BigDecimal.TEN);

  /** Holds the values and zero, so that lengths can be compared. */
  static Scale withZero(List<BigDecimal> values) {
    BigDecimal low = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    BigDecimal high = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return between(low.min(BigDecimal.ZERO), high.max(BigDecimal.ZERO));
  }

  static Scale between(BigDecimal low, BigDecimal high) {
    BigDecimal top = low.compareTo(high) == 0 ? low.add(BigDecimal.ONE) : high;
    BigDecimal step = step(top.subtract(low));
    BigDecimal from = low.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    var ticks = new ArrayList<>(List.of(from));
    while (ticks.getLast().compareTo(top) < 0) {
      ticks.add(ticks.getLast().add(step));
    }
    return new Scale(List.copyOf(ticks));
  }

  private static BigDecimal step(BigDecimal span) {
    BigDecimal least = span.divide(BigDecimal.valueOf(INTERVALS), MathContext.DECIMAL64);
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    return STEPS.stream()
        .map(unit::multiply)
        .filter(step -> step.compareTo(least) >= 0)
        .findFirst()
        .orElseThrow();
  }

  /** Where a value lies between the lowest tick, 0, and the highest, 1. */
  double at(BigDecimal value) {
    double low = ticks.getFirst().doubleValue();
    return (value.doubleValue() - low) / (ticks.getLast().doubleValue() - low);
  }
}
