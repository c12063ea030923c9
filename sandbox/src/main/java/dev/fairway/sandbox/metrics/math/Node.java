package dev.fairway.sandbox.metrics.math;

import dev.fairway.sandbox.metrics.math.Value.Scalar;
import dev.fairway.sandbox.metrics.math.Value.SeriesArray;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A part of a parsed expression. */
sealed interface Node {

  Value value(Inputs inputs);

  /** The ids that it and its parts name. */
  Stream<String> ids();

  record Number(double number) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return new Scalar(number);
    }

    @Override
    public Stream<String> ids() {
      return Stream.of();
    }
  }

  record Name(String id) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return inputs.named(id);
    }

    @Override
    public Stream<String> ids() {
      return Stream.of(id);
    }
  }

  /** A quoted text, or a word such as REPEAT: an argument that some functions take. */
  record Word(String text) implements Node {
    @Override
    public Value value(Inputs inputs) {
      throw new MathException("'" + text + "' is not a value");
    }

    @Override
    public Stream<String> ids() {
      return Stream.of();
    }
  }

  record Negated(Node node) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return node.value(inputs).map(number -> -number);
    }

    @Override
    public Stream<String> ids() {
      return node.ids();
    }
  }

  record Binary(Operator operator, Node left, Node right) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return operator.apply(left.value(inputs), right.value(inputs));
    }

    @Override
    public Stream<String> ids() {
      return Stream.concat(left.ids(), right.ids());
    }
  }

  /** A list in brackets; a number in it stands for a series of that number. */
  record Array(List<Node> items) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return new SeriesArray(
          items.stream().flatMap(item -> series(item.value(inputs), inputs.grid())).toList());
    }

    @Override
    public Stream<String> ids() {
      return items.stream().flatMap(Node::ids);
    }

    static Stream<TimeSeries> series(Value value, Grid grid) {
      return switch (value) {
        case Scalar(double number) -> Stream.of(constant(number, grid));
        case TimeSeries one -> Stream.of(one);
        case SeriesArray(var several) -> several.stream();
      };
    }

    static TimeSeries constant(double number, Grid grid) {
      TreeMap<Long, Double> values = new TreeMap<>();
      grid.starts().forEach(start -> values.put(start, number));
      return new TimeSeries(values);
    }
  }

  record Call(Function function, List<Node> arguments) implements Node {
    @Override
    public Value value(Inputs inputs) {
      return function.value(arguments, inputs);
    }

    @Override
    public Stream<String> ids() {
      return arguments.stream().flatMap(Node::ids);
    }
  }
}
