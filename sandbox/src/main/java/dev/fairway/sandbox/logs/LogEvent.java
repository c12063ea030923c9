package dev.fairway.sandbox.logs;

import java.util.Comparator;

/**
 * One event of a stream.
 *
 * @param timestamp when it happened, milliseconds since the epoch
 * @param ingestion when it came in, milliseconds since the epoch
 * @param sequence its place among all events of the region
 */
record LogEvent(long timestamp, long ingestion, long sequence, String message)
    implements Comparable<LogEvent> {

  private static final Comparator<LogEvent> ORDER =
      Comparator.comparingLong(LogEvent::timestamp).thenComparingLong(LogEvent::sequence);

  @Override
  public int compareTo(LogEvent other) {
    return ORDER.compare(this, other);
  }

  /** The place just before every event of a time. */
  static LogEvent startOf(long timestamp) {
    return new LogEvent(timestamp, 0, Long.MIN_VALUE, "");
  }

  /** A mark at an event's place, for comparing only. */
  static LogEvent at(long timestamp, long sequence) {
    return new LogEvent(timestamp, 0, sequence, "");
  }
}
