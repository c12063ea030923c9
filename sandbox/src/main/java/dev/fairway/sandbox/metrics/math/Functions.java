package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The functions by name ("Using metric math", Functions supported for metric math). */
final class Functions {

  private static final Map<String, Function> BY_NAME = new HashMap<>();

  static {
    each("ABS", Math::abs);
    each("CEIL", Math::ceil);
    each("FLOOR", Math::floor);
    each("LOG", Math::log);
    each("LOG10", Math::log10);
    across("AVG", Reduction.AVG);
    across("MAX", Reduction.MAX);
    across("MIN", Reduction.MIN);
    across("STDDEV", Reduction.STDDEV);
    across("SUM", Reduction.SUM);
    along("DIFF", Steps::difference);
    along("DIFF_TIME", Steps::seconds);
    along("RATE", Steps::rate);
    along("RUNNING_SUM", Steps::runningSum);
    along("EPOCH", Steps::epoch);
    BY_NAME.put("FILL", new Fill());
    BY_NAME.put("IF", new If());
    BY_NAME.put("METRICS", Functions::metrics);
    BY_NAME.put(
        "METRIC_COUNT",
        (arguments, inputs) ->
            new Scalar(array("METRIC_COUNT", only("METRIC_COUNT", arguments, inputs)).size()));
    BY_NAME.put(
        "DATAPOINT_COUNT",
        (arguments, inputs) ->
            Reduction.COUNT.of(only("DATAPOINT_COUNT", arguments, inputs), "DATAPOINT_COUNT"));
    BY_NAME.put("PERIOD", Functions::period);
    BY_NAME.put("TIME_SERIES", Functions::timeSeries);
    BY_NAME.put(
        "FIRST",
        (arguments, inputs) -> array("FIRST", only("FIRST", arguments, inputs)).getFirst());
    BY_NAME.put(
        "LAST", (arguments, inputs) -> array("LAST", only("LAST", arguments, inputs)).getLast());
  }

  private Functions() {}

  static Optional<Function> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** A function of each number. */
  private static void each(String name, DoubleUnaryOperator operation) {
    BY_NAME.put(name, (arguments, inputs) -> only(name, arguments, inputs).map(operation));
  }

  /** A function of a whole series to a number, or of several series to one. */
  private static void across(String name, Reduction reduction) {
    BY_NAME.put(name, (arguments, inputs) -> reduction.of(only(name, arguments, inputs), name));
  }

  /** A function of a series to a series. */
  private static void along(String name, UnaryOperator<TimeSeries> operation) {
    BY_NAME.put(
        name, (arguments, inputs) -> eachSeries(name, only(name, arguments, inputs), operation));
  }

  static Value eachSeries(String name, Value value, UnaryOperator<TimeSeries> operation) {
    return switch (value) {
      case TimeSeries series -> operation.apply(series);
      case SeriesArray(var several) -> new SeriesArray(several.stream().map(operation).toList());
      case Scalar scalar -> throw refused(name, scalar);
    };
  }

  private static Value metrics(List<Node> arguments, Inputs inputs) {
    if (arguments.isEmpty()) {
      return new SeriesArray(inputs.metrics(""));
    }
    if (arguments.size() == 1 && arguments.getFirst() instanceof Node.Word(String text)) {
      return new SeriesArray(inputs.metrics(text));
    }
    throw new MathException("METRICS takes no argument, or one in quotes");
  }

  private static Value period(List<Node> arguments, Inputs inputs) {
    Value of = only("PERIOD", arguments, inputs);
    if (of instanceof TimeSeries) {
      return new Scalar(inputs.grid().period());
    }
    throw refused("PERIOD", of);
  }

  private static Value timeSeries(List<Node> arguments, Inputs inputs) {
    Value of = only("TIME_SERIES", arguments, inputs);
    if (of instanceof Scalar(double number)) {
      return Node.Array.constant(number, inputs.grid());
    }
    throw refused("TIME_SERIES", of);
  }

  private static List<TimeSeries> array(String name, Value value) {
    if (value instanceof SeriesArray(var several) && !several.isEmpty()) {
      return several;
    }
    throw refused(name, value);
  }

  static Value only(String name, List<Node> arguments, Inputs inputs) {
    if (arguments.size() != 1) {
      throw new MathException(
          "Function %s takes 1 argument, not %d".formatted(name, arguments.size()));
    }
    return arguments.getFirst().value(inputs);
  }

  static MathException refused(String name, Value value) {
    return new MathException(
        "Unsupported operand type(s) for " + name + ": '" + value.type() + "'");
  }
}
