package dev.fairway.sandbox.metrics.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an expression by the precedence of its operators. */
final class Parser {

  private static final int MAX_DEPTH = 100;

  private final Tokens tokens;
  private int depth;

  private Parser(String expression) {
    this.tokens = new Tokens(expression);
  }

  static Node parse(String expression) {
    Parser parser = new Parser(expression);
    Node node = parser.operation(Operator.LOOSEST);
    if (!parser.tokens.peek().equals(Tokens.END)) {
      throw parser.tokens.unexpected();
    }
    return node;
  }

  private Node operation(int loosest) {
    if (++depth > MAX_DEPTH) {
      throw new MathException("The expression is nested too deeply");
    }
    Node left = operand();
    for (Optional<Operator> found = binding(loosest); found.isPresent(); found = binding(loosest)) {
      tokens.take();
      Operator operator = found.get();
      left = new Node.Binary(operator, left, operation(operator.precedence + 1));
    }
    depth--;
    return left;
  }

  private Optional<Operator> binding(int loosest) {
    return Operator.spelled(tokens.peek()).filter(operator -> operator.precedence >= loosest);
  }

  private Node operand() {
    String token = tokens.peek();
    if (token.equals(Tokens.END) || token.equals(")") || token.equals("]") || token.equals(",")) {
      throw tokens.unexpected();
    }
    tokens.take();
    return switch (token.charAt(0)) {
      case '-' -> new Node.Negated(operation(Operator.POWER.precedence));
      case '(' -> closed(operation(Operator.LOOSEST));
      case '[' -> new Node.Array(list("]"));
      case '"', '\'' -> new Node.Word(token.substring(1, token.length() - 1));
      case '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          new Node.Number(Double.parseDouble(token));
      default -> named(token);
    };
  }

  private Node closed(Node node) {
    tokens.require(")");
    return node;
  }

  private Node named(String token) {
    if (!Character.isLetter(token.charAt(0))) {
      throw new MathException("Unexpected '" + token + "'");
    }
    if (tokens.takeIf("(")) {
      Function function =
          Functions.named(token)
              .orElseThrow(() -> new MathException("Unknown function '" + token + "'"));
      return new Node.Call(function, list(")"));
    }
    return Character.isLowerCase(token.charAt(0)) ? new Node.Name(token) : new Node.Word(token);
  }

  private List<Node> list(String end) {
    List<Node> items = new ArrayList<>();
    while (!tokens.takeIf(end)) {
      if (!items.isEmpty()) {
        tokens.require(",");
      }
      items.add(operation(Operator.LOOSEST));
    }
    return items;
  }
}
