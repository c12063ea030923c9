package dev.fairway.infra.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The six fields of EventBridge's cron expressions, each with what it may hold. */
enum CronFields {
  MINUTES("minutes", 0, 59, List.of(), ""),
  HOURS("hours", 0, 23, List.of(), ""),
  DAY_OF_MONTH("day of month", 1, 31, List.of(), "\\?|L|LW|\\d{1,2}W"),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
      ""),
  DAY_OF_WEEK(
      "day of week",
      1,
      7,
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
      "\\?|L|[1-7]L|([1-7]|[A-Z]{3})#[1-5]"),
  YEAR("year", 1970, 2199, List.of(), "");

  private static final Pattern PART =
      Pattern.compile("(?:(\\*)|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

  private final String title;
  private final int least;
  private final int most;
  private final List<String> names;
  private final Pattern special;

  CronFields(String title, int least, int most, List<String> names, String special) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
    this.special = Pattern.compile(special);
  }

  /** What is wrong with the fields, as a sentence that says what would be right. */
  static Optional<String> problem(String expression) {
    String[] fields = expression.strip().split("\\s+");
    if (fields.length != values().length) {
      return Optional.of(
          "a cron expression has six fields (minutes, hours, day of month, month, day of week, year), not %d."
              .formatted(fields.length));
    }
    for (CronFields field : values()) {
      String text = fields[field.ordinal()].toUpperCase(Locale.ROOT);
      if (!field.takes(text)) {
        return Optional.of(
            "the %s can't be \"%s\"; it must lie between %d and %d."
                .formatted(field.title, text, field.least, field.most));
      }
    }
    boolean anyDayOfMonth = fields[DAY_OF_MONTH.ordinal()].equals("?");
    boolean anyDayOfWeek = fields[DAY_OF_WEEK.ordinal()].equals("?");
    return anyDayOfMonth == anyDayOfWeek
        ? Optional.of("one of day of month and day of week must be ?, and only one.")
        : Optional.empty();
  }

  private boolean takes(String text) {
    if (!text.isEmpty() && special.matcher(text).matches()) {
      return true;
    }
    for (String part : text.split(",", -1)) {
      if (!takesPart(part)) {
        return false;
      }
    }
    return true;
  }

  private boolean takesPart(String text) {
    Matcher part = PART.matcher(text);
    return part.matches()
        && (part.group(1) != null || isValue(part.group(2)))
        && (part.group(3) == null || isValue(part.group(3)))
        && (part.group(4) == null || Integer.parseInt(part.group(4)) > 0);
  }

  private boolean isValue(String text) {
    if (names.contains(text)) {
      return true;
    }
    return text.matches("\\d{1,4}")
        && Integer.parseInt(text) >= least
        && Integer.parseInt(text) <= most;
  }
}
