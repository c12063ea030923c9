package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * IF(condition, then, otherwise): period by period, where the condition has a value. Without an
 * otherwise, nothing is there where the condition is 0.
 */
final class If implements Function {

  @Override
  public Value value(List<Node> arguments, Inputs inputs) {
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw new MathException("Function IF takes 2 or 3 arguments, not " + arguments.size());
    }
    Value then = arguments.get(1).value(inputs);
    Value otherwise =
        arguments.size() == 3 ? arguments.get(2).value(inputs) : new Scalar(Double.NaN);
    return switch (arguments.getFirst().value(inputs)) {
      case Scalar(double condition) -> condition != 0 ? then : otherwise;
      case TimeSeries condition -> chosen(condition, then, otherwise);
      case SeriesArray array -> throw Functions.refused("IF", array);
    };
  }

  private static TimeSeries chosen(TimeSeries condition, Value then, Value otherwise) {
    NavigableMap<Long, Double> out = new TreeMap<>();
    condition
        .values()
        .forEach(
            (start, holds) -> {
              Double value = at(start, holds != 0 ? then : otherwise);
              if (value != null) {
                out.put(start, value);
              }
            });
    return new TimeSeries(out);
  }

  private static @Nullable Double at(long start, Value value) {
    return switch (value) {
      case Scalar(double number) -> number;
      case TimeSeries(var values) -> values.get(start);
      case SeriesArray array ->
          throw new MathException("Unsupported operand type(s) for IF: '" + array.type() + "'");
    };
  }
}
