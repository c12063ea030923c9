package dev.fairway.infra.batch;

import dev.fairway.infra.config.ConfigException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When EventBridge starts a run, in UTC ("Setting a schedule pattern for scheduled rules (legacy)
 * in Amazon EventBridge", EventBridge User Guide).
 *
 * @param expression {@code rate(1 hour)} or {@code cron(5 * * * ? *)}
 * @param interval between two runs; zero where a cron expression leaves it open
 */
record Schedule(String expression, Duration interval) {

  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|minutes|hour|hours|day|days)\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");

  static Schedule parse(String key, String text) {
    Matcher rate = RATE.matcher(text);
    if (rate.matches()) {
      return new Schedule(text, interval(key, text, rate));
    }
    Matcher cron = CRON.matcher(text);
    if (cron.matches()) {
      CronFields.problem(cron.group(1))
          .ifPresent(
              problem -> {
                throw new ConfigException("%s is \"%s\": %s".formatted(key, text, problem));
              });
      return new Schedule(text, Duration.ZERO);
    }
    throw new ConfigException(
        "%s is \"%s\"; it must be a rate such as rate(1 hour), or a cron expression such as cron(5 * * * ? *)."
            .formatted(key, text));
  }

  private static Duration interval(String key, String text, Matcher rate) {
    long count = Long.parseLong(rate.group(1));
    String unit = rate.group(2);
    if (count == 1 == unit.endsWith("s")) {
      throw new ConfigException(
          "%s is \"%s\"; EventBridge wants rate(1 hour) and rate(2 hours), with the s and without."
              .formatted(key, text));
    }
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
