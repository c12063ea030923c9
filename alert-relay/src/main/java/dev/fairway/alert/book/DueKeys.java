package dev.fairway.alert.book;

import java.util.List;
import java.util.stream.IntStream;

/** The keys of the index of what is due, over which it is spread. */
final class DueKeys {

  private DueKeys() {}

  static String of(AlertId alert) {
    return key(alert.shard());
  }

  /** Digests are few. */
  static String ofDigests() {
    return key(0);
  }

  static List<String> all() {
    return IntStream.range(0, AlertId.shards()).mapToObj(DueKeys::key).toList();
  }

  private static String key(int shard) {
    return "DUE#" + shard;
  }
}
