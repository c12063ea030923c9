package dev.fairway.sandbox.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A stream: its newest events in the order of their time. Older ones are in its file alone. */
final class LogStream {

  private static final int MAX_EVENTS = 10_000;
  private static final long MAX_BYTES = 8L << 20;

  private final String name;
  private final long created;
  private final NavigableSet<LogEvent> events = new TreeSet<>();
  private long bytes;
  private long firstTimestamp = Long.MAX_VALUE;
  private long lastTimestamp;
  private long lastIngestion;

  /**
   * @param created milliseconds since the epoch
   */
  LogStream(String name, long created) {
    this.name = name;
    this.created = created;
  }

  String name() {
    return name;
  }

  long created() {
    return created;
  }

  synchronized void add(LogEvent event) {
    events.add(event);
    bytes += size(event);
    firstTimestamp = Math.min(firstTimestamp, event.timestamp());
    lastTimestamp = Math.max(lastTimestamp, event.timestamp());
    lastIngestion = event.ingestion();
    while (events.size() > MAX_EVENTS || bytes > MAX_BYTES) {
      bytes -= size(events.removeFirst());
    }
  }

  /** Drops what came in before a time: retention counts from when an event came in. */
  synchronized void expire(long ingestedBefore) {
    if (lastIngestion < ingestedBefore) {
      forget();
    } else if (events.removeIf(event -> event.ingestion() < ingestedBefore)) {
      bytes = events.stream().mapToLong(LogStream::size).sum();
    }
  }

  synchronized void forget() {
    events.clear();
    bytes = 0;
  }

  /** The events from one mark (inclusive) to another (exclusive). */
  synchronized List<LogEvent> between(LogEvent from, LogEvent to) {
    return from.compareTo(to) > 0
        ? List.of()
        : new ArrayList<>(events.subSet(from, true, to, false));
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized boolean hasEvents() {
    return lastIngestion > 0;
  }

  synchronized long firstTimestamp() {
    return firstTimestamp;
  }

  synchronized long lastTimestamp() {
    return lastTimestamp;
  }

  synchronized long lastIngestion() {
    return lastIngestion;
  }

  private static long size(LogEvent event) {
    return event.message().getBytes(StandardCharsets.UTF_8).length + 26L;
  }
}
