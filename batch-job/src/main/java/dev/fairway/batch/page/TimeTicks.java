package dev.fairway.batch.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Round times along an axis, few enough that their labels fit on a phone. */
final class TimeTicks {

  private static final int MOST = 5;
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Duration> STEPS =
      Stream.concat(
              Stream.of("PT1S", "PT5S", "PT15S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT15M")
                  .map(Duration::parse),
              Stream.of("PT20M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H", "PT12H", "P1D", "P2D")
                  .map(Duration::parse))
          .toList();

  private TimeTicks() {}

  /** A round time in milliseconds since 1970, and how the axis calls it. */
  record Tick(long time, String label) {}

  static List<Tick> between(long low, long high) {
    Duration step = step(high - low);
    long millis = step.toMillis();
    long first = Math.ceilDiv(low, millis) * millis;
    return LongStream.iterate(first, time -> time <= high, time -> time + millis)
        .mapToObj(time -> new Tick(time, label(time, step)))
        .toList();
  }

  private static Duration step(long span) {
    for (Duration step : STEPS) {
      if (span / step.toMillis() < MOST) {
        return step;
      }
    }
    return DAY.multipliedBy(Math.ceilDiv(span, DAY.toMillis() * (MOST - 1)));
  }

  private static String label(long time, Duration step) {
    LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    boolean day = step.compareTo(DAY) >= 0 || at.toLocalTime().equals(LocalTime.MIDNIGHT);
    String pattern = day ? "d MMM" : step.toSecondsPart() == 0 ? "HH:mm" : "HH:mm:ss";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
  }
}
