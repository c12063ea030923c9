package dev.fairway.sandbox.metrics.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A series is written as its values by minute, with {@code -} where there is none. */
class ExpressionCasesTest {

  private static final Grid GRID = new Grid(600, 600 + 5 * 60, 60);

  private static final Map<String, TimeSeries> SERIES =
      Map.of(
          "a", series("1 2 3 4 5"),
          "b", series("10 - 30 - 50"),
          "c", series("0 0 2 2 4"),
          "none", series("- - - - -"));

  @ParameterizedTest
  @CsvFileSource(resources = "/metrics/expressions.csv", delimiter = ';', numLinesToSkip = 1)
  void gives(String expression, String expected) {
    assertThat(text(Expression.parse(expression.strip()).value(new Request())))
        .isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/metrics/wrong-expressions.csv", delimiter = ';', numLinesToSkip = 1)
  void refuses(String expression, String message) {
    assertThatThrownBy(() -> Expression.parse(expression.strip()).value(new Request()))
        .isInstanceOf(MathException.class)
        .hasMessage(message.strip());
  }

  private static TimeSeries series(String text) {
    TreeMap<Long, Double> values = new TreeMap<>();
    String[] each = text.split(" ");
    for (int i = 0; i < each.length; i++) {
      if (!each[i].equals("-")) {
        values.put(GRID.from() + i * GRID.period(), Double.valueOf(each[i]));
      }
    }
    return new TimeSeries(values);
  }

  private static String text(Value value) {
    return switch (value) {
      case Scalar(double number) -> "scalar " + number(number);
      case TimeSeries(var values) ->
          GRID.starts()
              .mapToObj(start -> Optional.ofNullable(values.get(start)))
              .map(number -> number.map(ExpressionCasesTest::number).orElse("-"))
              .collect(Collectors.joining(" "));
      case SeriesArray(var several) ->
          several.stream().map(ExpressionCasesTest::text).collect(Collectors.joining(" | "));
    };
  }

  private static String number(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static final class Request implements Inputs {
    @Override
    public Value named(String id) {
      return Optional.ofNullable(SERIES.get(id))
          .orElseThrow(() -> new MathException("nothing is named " + id));
    }

    @Override
    public List<TimeSeries> metrics(String containing) {
      return new TreeMap<>(SERIES)
          .entrySet().stream()
              .filter(entry -> entry.getKey().contains(containing))
              .map(Map.Entry::getValue)
              .toList();
    }

    @Override
    public Grid grid() {
      return GRID;
    }
  }
}
