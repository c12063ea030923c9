package dev.fairway.sandbox.metrics.math;

import java.util.List;

/** A metric math expression, such as {@code visible / IF(running > 0, running, 1)}. */
public final class Expression {

  private final Node root;

  private Expression(Node root) {
    this.root = root;
  }

  /**
   * Reads an expression.
   *
   * @throws MathException where it is none
   */
  public static Expression parse(String text) {
    return new Expression(Parser.parse(text));
  }

  /**
   * Evaluates it.
   *
   * @throws MathException where types don't fit or an id is unknown
   */
  public Value value(Inputs inputs) {
    return root.value(inputs);
  }

  /** The ids of the metrics and expressions that it names, in order. */
  public List<String> ids() {
    return root.ids().distinct().toList();
  }
}
