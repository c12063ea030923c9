package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.metrics.MetricInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scheduled action. Those of {@code at} and {@code rate} act; one of {@code cron} is only kept.
 *
 * @param members as DescribeScheduledActions has them
 */
record ScheduledAction(
    TargetId target, String name, Schedule schedule, MetricInput change, ObjectNode members) {

  private static final Pattern AT = Pattern.compile("at\\(([^)]+)\\)");
  private static final Pattern RATE = Pattern.compile("rate\\(([0-9]+) (minute|hour|day)s?\\)");

  /**
   * When it acts.
   *
   * @param once the one time of {@code at}
   * @param every of {@code rate}
   */
  record Schedule(
      Optional<Instant> once, Optional<Duration> every, Instant from, Optional<Instant> until) {

    /** Whether it acts in the minute that ends at a time. */
    boolean isDue(Instant minute) {
      Instant before = minute.minusSeconds(60);
      if (until.map(end -> minute.isAfter(end)).orElse(false)) {
        return false;
      }
      return once.map(time -> time.isAfter(before) && !time.isAfter(minute)).orElse(false)
          || every.map(step -> falls(step, before, minute)).orElse(false);
    }

    private boolean falls(Duration step, Instant before, Instant minute) {
      if (minute.isBefore(from)) {
        return false;
      }
      long stepsNow = Duration.between(from, minute).dividedBy(step);
      long stepsBefore = Math.floorDiv(Duration.between(from, before).toMillis(), step.toMillis());
      return stepsNow > stepsBefore;
    }
  }

  static Schedule schedule(MetricInput input, Instant now) {
    String text = ScalingErrors.required(input, "Schedule");
    ZoneId zone = ZoneId.of(input.text("Timezone").orElse("UTC"));
    Matcher at = AT.matcher(text);
    Matcher rate = RATE.matcher(text);
    Optional<Instant> once = Optional.empty();
    Optional<Duration> every = Optional.empty();
    if (at.matches()) {
      once = Optional.of(time(at.group(1), zone));
    } else if (rate.matches()) {
      every = Optional.of(step(Long.parseLong(rate.group(1)), rate.group(2)));
    } else if (!text.matches("cron\\(.+\\)")) {
      throw ScalingErrors.validation("Invalid schedule expression: " + text);
    }
    return new Schedule(once, every, input.time("StartTime").orElse(now), input.time("EndTime"));
  }

  private static Instant time(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw ScalingErrors.validation("Invalid schedule expression: at(" + text + ")");
    }
  }

  private static Duration step(long count, String unit) {
    if (count < 1) {
      throw ScalingErrors.validation("A rate must be at least 1 " + unit);
    }
    return switch (unit) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
