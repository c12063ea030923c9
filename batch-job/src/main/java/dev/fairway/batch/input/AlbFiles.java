package dev.fairway.batch.input;

import dev.fairway.batch.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a load balancer may hold requests of a window. A file's name has the end of the
 * five minutes that it is about ("Access logs for your Application Load Balancer"), and a request
 * is logged when it has ended.
 */
final class AlbFiles {

  /** Files of that much later are read too: a request is logged at its end. */
  static final Duration LATER = Duration.ofMinutes(10);

  private static final Pattern NAME =
      Pattern.compile(".*/\\d+_elasticloadbalancing_[^/]*_(\\d{8}T\\d{4})Z_[^/]*\\.log\\.gz");
  private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

  private AlbFiles() {}

  static boolean about(Window window, String key) {
    Matcher name = NAME.matcher(key);
    if (!name.matches()) {
      return false;
    }
    Instant end = LocalDateTime.parse(name.group(1), END).toInstant(ZoneOffset.UTC);
    return !end.isBefore(window.start()) && !end.isAfter(window.end().plus(LATER));
  }
}
