package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** The operators between two values; a truth is 1, a falsehood 0. */
enum Operator {
  OR(1, (a, b) -> truth(a != 0 || b != 0), "OR", "||"),
  AND(2, (a, b) -> truth(a != 0 && b != 0), "AND", "&&"),
  EQUAL(3, (a, b) -> truth(a == b), "=="),
  NOT_EQUAL(3, (a, b) -> truth(a != b), "!="),
  AT_MOST(3, (a, b) -> truth(a <= b), "<="),
  AT_LEAST(3, (a, b) -> truth(a >= b), ">="),
  LESS(3, (a, b) -> truth(a < b), "<"),
  GREATER(3, (a, b) -> truth(a > b), ">"),
  PLUS(4, Double::sum, "+"),
  MINUS(4, (a, b) -> a - b, "-"),
  TIMES(5, (a, b) -> a * b, "*"),
  BY(5, (a, b) -> a / b, "/"),
  POWER(6, Math::pow, "^");

  /** That of the least binding operator. */
  static final int LOOSEST = 1;

  final int precedence;
  private final DoubleBinaryOperator numbers;
  private final String[] spellings;

  Operator(int precedence, DoubleBinaryOperator numbers, String... spellings) {
    this.precedence = precedence;
    this.numbers = numbers;
    this.spellings = spellings;
  }

  static Optional<Operator> spelled(String text) {
    return Stream.of(values())
        .filter(operator -> Stream.of(operator.spellings).anyMatch(text::equals))
        .findFirst();
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** Two series meet at the times that both have a value at. */
  Value apply(Value left, Value right) {
    return switch (left) {
      case Scalar(double number) -> right.map(other -> numbers.applyAsDouble(number, other));
      case TimeSeries series -> withSeries(series, right);
      case SeriesArray array when !(right instanceof SeriesArray) ->
          new SeriesArray(
              array.series().stream().map(each -> (TimeSeries) apply(each, right)).toList());
      case SeriesArray array -> throw unsupported(array, right);
    };
  }

  private Value withSeries(TimeSeries left, Value right) {
    return switch (right) {
      case Scalar(double number) -> left.map(value -> numbers.applyAsDouble(value, number));
      case TimeSeries series -> joined(left, series);
      case SeriesArray(var all) ->
          new SeriesArray(all.stream().map(each -> joined(left, each)).toList());
    };
  }

  private TimeSeries joined(TimeSeries left, TimeSeries right) {
    NavigableMap<Long, Double> out = new TreeMap<>();
    left.values()
        .forEach(
            (start, value) -> {
              Double other = right.values().get(start);
              if (other != null) {
                out.put(start, numbers.applyAsDouble(value, other));
              }
            });
    return new TimeSeries(out);
  }

  private MathException unsupported(Value left, Value right) {
    return new MathException(
        "Unsupported operand type(s) for %s: '[%s, %s]'"
            .formatted(spellings[0], left.type(), right.type()));
  }
}
