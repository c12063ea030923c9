package dev.fairway.sandbox.events.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular rate, which starts when its rule is created.
 *
 * @param from when that was, in whole seconds
 */
record Rate(Instant from, Duration every) implements Schedule {

  private static final Pattern RATE =
      Pattern.compile("([1-9][0-9]{0,8}) (minute|minutes|hour|hours|day|days)");

  static Rate parse(String text, Instant created) {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new InvalidScheduleException(
          "a rate is a whole number above zero and minutes, hours or days, such as rate(5 minutes).");
    }
    long count = Long.parseLong(rate.group(1));
    String unit = rate.group(2);
    if (count == 1 == unit.endsWith("s")) {
      throw new InvalidScheduleException(
          "the unit of 1 is minute, hour or day, that of more is minutes, hours or days.");
    }
    return new Rate(created.truncatedTo(ChronoUnit.SECONDS), interval(count, unit));
  }

  private static Duration interval(long count, String unit) {
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  @Override
  public Optional<Instant> after(Instant time) {
    long passed = Math.max(0, Duration.between(from, time).dividedBy(every));
    return Optional.of(from.plus(every.multipliedBy(passed + 1)));
  }
}
