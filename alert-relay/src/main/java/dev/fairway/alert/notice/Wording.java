package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How things are called in a notice. */
final class Wording {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Wording() {}

  /** A category as words; the two that say nothing without their exit code say what happened. */
  static String category(String category) {
    return switch (category) {
      case "EXIT_CODE" -> "failed";
      case "ESSENTIAL_CONTAINER_EXITED" -> "ended";
      default -> category.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** What to call it: the service, else the family. */
  static String name(Occurrence occurrence) {
    return occurrence.service().isEmpty() ? occurrence.family() : occurrence.service();
  }

  /** {@code (worker, exit 137)}, or what is known of it; empty if nothing is. */
  static String container(Occurrence occurrence) {
    List<String> known = new ArrayList<>();
    if (!occurrence.container().isEmpty() && !occurrence.container().equals(name(occurrence))) {
      known.add(occurrence.container());
    }
    if (occurrence.exitCode() != null) {
      known.add("exit " + occurrence.exitCode());
    }
    return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** Such as {@code 2 h 5 min}: the two largest units that count. */
  static String duration(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDays(), "d");
    add(parts, duration.toHoursPart(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }

  static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  /** {@code 1 alert}, {@code 2 alerts}. */
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
