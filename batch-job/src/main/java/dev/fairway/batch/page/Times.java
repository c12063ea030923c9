package dev.fairway.batch.page;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in UTC, and how precisely a column of them is shown. */
enum Times {
  DAY("uuuu-MM-dd"),
  MINUTE("uuuu-MM-dd HH:mm"),
  SECOND("uuuu-MM-dd HH:mm:ss"),
  MILLISECOND("uuuu-MM-dd HH:mm:ss.SSS");

  private static final DateTimeFormatter FULL_DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int MILLION = 1_000_000;

  private final DateTimeFormatter format;

  Times(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /** Empty for what is no point in time, such as a text or a time of day. */
  static Optional<LocalDateTime> of(@Nullable Object value) {
    return switch (value) {
      case LocalDateTime time -> Optional.of(time);
      case LocalDate day -> Optional.of(day.atStartOfDay());
      case Instant instant -> Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      case OffsetDateTime time -> of(time.toInstant());
      case ZonedDateTime time -> of(time.toInstant());
      case Timestamp time -> Optional.of(time.toLocalDateTime());
      case java.sql.Date day -> of(day.toLocalDate());
      case null, default -> Optional.empty();
    };
  }

  /** The coarsest that still tells the values apart as they are. */
  static Times precision(List<@Nullable Object> values) {
    return values.stream()
        .map(Times::of)
        .flatMap(Optional::stream)
        .map(Times::needed)
        .max(Times::compareTo)
        .orElse(SECOND);
  }

  private static Times needed(LocalDateTime time) {
    if (time.getNano() >= MILLION) {
      return MILLISECOND;
    }
    if (time.getSecond() != 0) {
      return SECOND;
    }
    return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MINUTE;
  }

  String show(LocalDateTime time) {
    return format.format(time);
  }

  /** A span as people say it: {@code 22 November 2026, 14:00–15:00 UTC}. */
  static String span(Instant from, Instant to) {
    LocalDateTime start = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
    LocalDateTime end = LocalDateTime.ofInstant(to, ZoneOffset.UTC);
    boolean wholeDays = isMidnight(start) && isMidnight(end);
    LocalDate last = wholeDays ? end.toLocalDate().minusDays(1) : end.toLocalDate();
    String first = FULL_DAY.format(start);
    if (wholeDays) {
      return Objects.equals(start.toLocalDate(), last)
          ? first + ", UTC"
          : first + " – " + FULL_DAY.format(last) + ", UTC";
    }
    boolean sameDay = start.toLocalDate().equals(last) || nextMidnight(start, end);
    return sameDay
        ? "%s, %s–%s UTC".formatted(first, start.toLocalTime(), ofDay(end, start))
        : "%s, %s – %s, %s UTC"
            .formatted(first, start.toLocalTime(), FULL_DAY.format(end), end.toLocalTime());
  }

  private static boolean isMidnight(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private static boolean nextMidnight(LocalDateTime start, LocalDateTime end) {
    return end.equals(start.toLocalDate().plusDays(1).atStartOfDay());
  }

  private static String ofDay(LocalDateTime end, LocalDateTime start) {
    return nextMidnight(start, end) ? "24:00" : end.toLocalTime().toString();
  }
}
