package dev.fairway.sandbox.alb.targets;

import java.util.ArrayList;
import java.util.List;

/** The status codes of a passed health check: {@code 200}, {@code 200,202}, {@code 200-299}. */
public record StatusMatcher(List<Range> ranges) {

  record Range(int from, int to) {}

  /**
   * @throws IllegalArgumentException where the text names no codes from 200 to 499
   */
  public static StatusMatcher parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int dash = part.indexOf('-');
      int from = code(dash < 0 ? part : part.substring(0, dash));
      int to = dash < 0 ? from : code(part.substring(dash + 1));
      if (from > to) {
        throw new IllegalArgumentException("a range of codes must not go down");
      }
      ranges.add(new Range(from, to));
    }
    return new StatusMatcher(List.copyOf(ranges));
  }

  private static int code(String text) {
    int code = Integer.parseInt(text.strip());
    if (code < 200 || code > 499) {
      throw new IllegalArgumentException("a code must be from 200 to 499");
    }
    return code;
  }

  boolean matches(int status) {
    return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.to());
  }
}
