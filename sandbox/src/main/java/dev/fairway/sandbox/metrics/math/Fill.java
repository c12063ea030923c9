package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * FILL: puts a value where a series has none. A number or another series fills everywhere, also
 * where the series has no value at all; REPEAT after the first value, LINEAR between two.
 */
final class Fill implements Function {

  private interface Gap {
    @Nullable Double at(long start, NavigableMap<Long, Double> values);
  }

  @Override
  public Value value(List<Node> arguments, Inputs inputs) {
    if (arguments.size() != 2) {
      throw new MathException("Function FILL takes 2 arguments, not " + arguments.size());
    }
    Gap gap = gap(arguments.get(1), inputs);
    return Functions.eachSeries(
        "FILL", arguments.getFirst().value(inputs), series -> filled(series, gap, inputs.grid()));
  }

  private static Gap gap(Node filler, Inputs inputs) {
    if (filler instanceof Node.Word(String word)) {
      return switch (word) {
        case "REPEAT" -> Fill::before;
        case "LINEAR" -> Fill::between;
        default -> throw new MathException("FILL takes a value, REPEAT or LINEAR, not " + word);
      };
    }
    return switch (filler.value(inputs)) {
      case Scalar(double number) -> (start, values) -> number;
      case TimeSeries(var others) -> (start, values) -> others.get(start);
      case SeriesArray array ->
          throw new MathException("Unsupported operand type(s) for FILL: '" + array.type() + "'");
    };
  }

  private static TimeSeries filled(TimeSeries series, Gap gap, Grid grid) {
    NavigableMap<Long, Double> out = new TreeMap<>(series.values());
    grid.starts()
        .filter(start -> !series.values().containsKey(start))
        .forEach(
            start -> {
              Double value = gap.at(start, series.values());
              if (value != null) {
                out.put(start, value);
              }
            });
    return new TimeSeries(out);
  }

  private static @Nullable Double before(long start, NavigableMap<Long, Double> values) {
    Map.Entry<Long, Double> last = values.lowerEntry(start);
    return last == null ? null : last.getValue();
  }

  private static @Nullable Double between(long start, NavigableMap<Long, Double> values) {
    Map.Entry<Long, Double> last = values.lowerEntry(start);
    Map.Entry<Long, Double> next = values.higherEntry(start);
    if (last == null || next == null) {
      return null;
    }
    double share = (double) (start - last.getKey()) / (next.getKey() - last.getKey());
    return last.getValue() + share * (next.getValue() - last.getValue());
  }
}
