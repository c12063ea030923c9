package dev.fairway.sandbox.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of terms: all of the plain ones, one or more of the {@code ?optional} ones, none
 * of the {@code -excluded} ones; {@code "quoted phrases"} count as one term. Case matters.
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {

  private static final Pattern TERM =
      Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

  static FilterPattern of(String text) {
    String pattern = text.strip();
    if (pattern.startsWith("{") || pattern.startsWith("[") || pattern.startsWith("%")) {
      throw LogErrors.invalid(
          "Invalid filter pattern: the sandbox evaluates terms and quoted phrases only, not JSON,"
              + " space-delimited or regular expression patterns such as "
              + pattern);
    }
    FilterPattern parsed =
        new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Matcher matcher = TERM.matcher(pattern);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      String term = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parsed.list(matcher.group(1)).add(term);
    }
    return parsed;
  }

  private List<String> list(String sign) {
    return switch (sign) {
      case "?" -> any;
      case "-" -> none;
      default -> all;
    };
  }

  boolean matches(String message) {
    return all.stream().allMatch(message::contains)
        && (any.isEmpty() || any.stream().anyMatch(message::contains))
        && none.stream().noneMatch(message::contains);
  }
}
