package dev.fairway.sandbox.alb.rule;

import java.util.Arrays;
import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for exactly one; a backslash
 * takes the next character literally.
 */
final class Glob {

  private static final int ANY = -1;
  private static final int ONE = -2;

  private final int[] tokens;
  private final boolean caseSensitive;

  private Glob(int[] tokens, boolean caseSensitive) {
    this.tokens = tokens;
    this.caseSensitive = caseSensitive;
  }

  static Glob caseSensitive(String pattern) {
    return new Glob(tokens(pattern), true);
  }

  static Glob ignoringCase(String pattern) {
    return new Glob(tokens(pattern.toLowerCase(Locale.ROOT)), false);
  }

  private static int[] tokens(String pattern) {
    int[] tokens = new int[pattern.length()];
    int count = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        tokens[count++] = pattern.charAt(++i);
      } else {
        tokens[count++] = c == '*' ? ANY : c == '?' ? ONE : c;
      }
    }
    return Arrays.copyOf(tokens, count);
  }

  /** Goes back to the last {@code *} alone, so that the time is bounded by the lengths' product. */
  boolean matches(String given) {
    String text = caseSensitive ? given : given.toLowerCase(Locale.ROOT);
    int token = 0;
    int at = 0;
    int star = -1;
    int afterStar = 0;
    while (at < text.length()) {
      if (token < tokens.length && (tokens[token] == ONE || tokens[token] == text.charAt(at))) {
        token++;
        at++;
      } else if (token < tokens.length && tokens[token] == ANY) {
        star = token++;
        afterStar = at;
      } else if (star >= 0) {
        token = star + 1;
        at = ++afterStar;
      } else {
        return false;
      }
    }
    while (token < tokens.length && tokens[token] == ANY) {
      token++;
    }
    return token == tokens.length;
  }
}
