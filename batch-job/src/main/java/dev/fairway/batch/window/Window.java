package dev.fairway.batch.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A span of time that a report is about.
 *
 * @param start included
 * @param length its end is not included
 */
public record Window(Instant start, Duration length) implements Comparable<Window> {

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("'dt='yyyy-MM-dd'/hr='HH").withZone(ZoneOffset.UTC);

  public Instant end() {
    return start.plus(length);
  }

  public Window next() {
    return new Window(end(), length);
  }

  /** Its folder in a bucket, by its start in UTC: {@code dt=2026-11-22/hr=14}. */
  public String folder() {
    return FOLDER.format(start);
  }

  @Override
  public int compareTo(Window other) {
    return start.compareTo(other.start);
  }

  /** As ISO 8601 has an interval: {@code 2026-11-22T14:00:00Z/PT1H}. */
  @Override
  public String toString() {
    return start + "/" + length;
  }
}
