package dev.fairway.sandbox.events.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** A cron expression of six fields in UTC. */
record Cron(CronExpression expression) implements Schedule {

  private static final int FIELDS = 6;
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;
  private static final int YEAR = 5;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** What Quartz knows beyond EventBridge: a day before the last one, a step of zero. */
  private static final Pattern BEYOND = Pattern.compile("L-|/0+(,|$)");

  /** Quartz's fields begin with the seconds. */
  static Cron parse(String text) {
    String[] fields = text.strip().split("\\s+");
    check(fields);
    try {
      CronExpression expression = new CronExpression("0 " + String.join(" ", fields));
      expression.setTimeZone(TimeZone.getTimeZone("UTC"));
      return new Cron(expression);
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidScheduleException(e.getMessage() + ".");
    }
  }

  private static void check(String[] fields) {
    if (fields.length != FIELDS) {
      throw new InvalidScheduleException(
          "a cron expression has six fields (minutes, hours, day of month, month, day of week, year), not %d."
              .formatted(fields.length));
    }
    if (fields[DAY_OF_MONTH].equals("?") == fields[DAY_OF_WEEK].equals("?")) {
      throw new InvalidScheduleException(
          "one of day of month and day of week must be ?, and only one.");
    }
    for (String field : fields) {
      if (BEYOND.matcher(field).find()) {
        throw new InvalidScheduleException("EventBridge has no \"%s\".".formatted(field));
      }
    }
    checkYear(fields[YEAR]);
  }

  private static void checkYear(String field) {
    Matcher numbers = NUMBER.matcher(field.replaceAll("/[0-9]+", ""));
    while (numbers.find()) {
      String year = numbers.group();
      if (year.length() != 4
          || Integer.parseInt(year) < FIRST_YEAR
          || Integer.parseInt(year) > LAST_YEAR) {
        throw new InvalidScheduleException(
            "the year must be from %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
      }
    }
  }

  @Override
  public Optional<Instant> after(Instant time) {
    return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(time)))
        .map(Date::toInstant);
  }
}
