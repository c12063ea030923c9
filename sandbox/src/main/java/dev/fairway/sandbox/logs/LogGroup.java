package dev.fairway.sandbox.logs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A log group: its streams and how long it keeps their events. */
final class LogGroup {

  private final String name;
  private final long created;
  private final Map<String, LogStream> streams = new ConcurrentSkipListMap<>();
  private volatile int retentionDays;
  private volatile long expiredInMinute;

  /**
   * @param created milliseconds since the epoch
   */
  LogGroup(String name, long created) {
    this.name = name;
    this.created = created;
  }

  String name() {
    return name;
  }

  long created() {
    return created;
  }

  /** Days that events are kept, empty for ever. */
  Optional<Integer> retentionDays() {
    return retentionDays == 0 ? Optional.empty() : Optional.of(retentionDays);
  }

  /**
   * @param days 0 for ever
   */
  void retain(int days) {
    retentionDays = days;
    expiredInMinute = 0;
  }

  /** Creates a stream, unless there is one of this name. */
  boolean create(String stream, long now) {
    return streams.putIfAbsent(stream, new LogStream(stream, now)) == null;
  }

  Optional<LogStream> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  boolean delete(String stream) {
    return streams.remove(stream) != null;
  }

  /** All streams by name. */
  List<LogStream> streams() {
    return List.copyOf(streams.values());
  }

  /** Drops what is older than the retention; looks once a minute of the region's time. */
  void expire(long now) {
    long minute = now / 60_000;
    if (retentionDays == 0 || minute == expiredInMinute) {
      return;
    }
    expiredInMinute = minute;
    long before = now - Duration.ofDays(retentionDays).toMillis();
    streams.values().forEach(stream -> stream.expire(before));
  }

  long bytes() {
    return streams.values().stream().mapToLong(LogStream::bytes).sum();
  }
}
