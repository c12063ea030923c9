package dev.fairway.sandbox.logs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** All groups of the region. Beyond 64 MiB the streams that were quiet longest give up events. */
final class LogStore {

  private static final long MAX_BYTES = 64L << 20;
  private static final int CHECKED_EVERY = 1_000;

  private final Clock clock;
  private final LogFiles files;
  private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();
  private final AtomicLong sequence = new AtomicLong();

  LogStore(Clock clock, LogFiles files) {
    this.clock = clock;
    this.files = files;
  }

  /** Milliseconds since the epoch. */
  long now() {
    return clock.millis();
  }

  boolean create(String group) {
    return groups.putIfAbsent(group, new LogGroup(group, now())) == null;
  }

  boolean delete(String group) {
    return groups.remove(group) != null;
  }

  /** The group with its expired events gone. */
  LogGroup group(String name) {
    LogGroup group = groups.get(name);
    if (group == null) {
      throw LogErrors.noGroup();
    }
    group.expire(now());
    return group;
  }

  LogStream stream(String group, String stream) {
    return group(group).stream(stream).orElseThrow(LogErrors::noStream);
  }

  /** All groups by name. */
  List<LogGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** What an event says before it has its place. */
  record Entry(long timestamp, String message) {}

  void append(String group, LogStream stream, List<Entry> entries) {
    long ingestion = now();
    List<LogEvent> events = new ArrayList<>();
    for (Entry entry : entries) {
      long place = sequence.incrementAndGet();
      LogEvent event = new LogEvent(entry.timestamp(), ingestion, place, entry.message());
      stream.add(event);
      events.add(event);
      if (place % CHECKED_EVERY == 0) {
        makeRoom();
      }
    }
    files.append(group, stream.name(), events);
  }

  private void makeRoom() {
    long bytes = groups.values().stream().mapToLong(LogGroup::bytes).sum();
    if (bytes <= MAX_BYTES) {
      return;
    }
    List<LogStream> quietFirst =
        groups.values().stream()
            .flatMap(group -> group.streams().stream())
            .sorted(Comparator.comparingLong(LogStream::lastIngestion))
            .toList();
    for (LogStream stream : quietFirst) {
      if (bytes <= MAX_BYTES / 2) {
        return;
      }
      bytes -= stream.bytes();
      stream.forget();
    }
  }
}
