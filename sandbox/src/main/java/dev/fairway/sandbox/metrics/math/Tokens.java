package dev.fairway.sandbox.metrics.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of an expression, read one by one. */
final class Tokens {

  /** After the last token. */
  static final String END = "";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|\"[^\"]*\"|'[^']*'"
              + "|==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]])");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String expression) {
    String text = expression.strip();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new MathException(
            "Unexpected character '%s'".formatted(text.substring(end).strip().charAt(0)));
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
  }

  String peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  String take() {
    String token = peek();
    next++;
    return token;
  }

  boolean takeIf(String token) {
    boolean found = peek().equals(token);
    if (found) {
      next++;
    }
    return found;
  }

  void require(String token) {
    if (!takeIf(token)) {
      throw unexpected();
    }
  }

  MathException unexpected() {
    return new MathException(
        peek().equals(END) ? "Unexpected end of the expression" : "Unexpected '" + peek() + "'");
  }
}
