package dev.fairway.sandbox.iam.policy;

import java.util.Optional;

/**
 * The text of a policy with its wildcards and variables: {@code *} for any characters, {@code ?}
 * for one, {@code ${key}} for the request's value of a condition key.
 */
final class Wildcards {

  /** Stand for the wildcards once the text is expanded, so that a value's own {@code *} is text. */
  private static final char ANY = '\uE000';

  private static final char ONE = '\uE001';

  private Wildcards() {}

  /** The text with its variables replaced and its wildcards active, empty where one is unset. */
  static Optional<String> pattern(String text, PolicyRequest request) {
    return expand(text, request, ANY, ONE);
  }

  /** The text with its variables replaced and its wildcards plain characters. */
  static Optional<String> literal(String text, PolicyRequest request) {
    return expand(text, request, '*', '?');
  }

  private static Optional<String> expand(String text, PolicyRequest request, char any, char one) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (close < 0) {
        out.append(c == '*' ? any : c == '?' ? one : c);
        at++;
        continue;
      }
      Optional<String> value = value(text.substring(at + 2, close), request);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(value.get());
      at = close + 1;
    }
    return Optional.of(out.toString());
  }

  private static Optional<String> value(String variable, PolicyRequest request) {
    return switch (variable) {
      case "*", "?", "$" -> Optional.of(variable);
      default -> request.value(variable);
    };
  }

  /** Whether the whole of {@code text} matches an expanded pattern. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int lastAny = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == ANY) {
        lastAny = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == ONE || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (lastAny >= 0) {
        p = lastAny + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Whether an ARN matches an expanded pattern, part by part: a wildcard does not reach across a
   * colon of the first five parts, and missing parts of the pattern match anything.
   */
  static boolean matchesArn(String pattern, String arn) {
    if (pattern.equals(String.valueOf(ANY))) {
      return true;
    }
    String[] patterns = pattern.split(":", 6);
    String[] parts = arn.split(":", 6);
    if (parts.length < 6) {
      return matches(pattern, arn);
    }
    for (int i = 0; i < patterns.length; i++) {
      if (!matches(patterns[i], parts[i])) {
        return false;
      }
    }
    return true;
  }
}
