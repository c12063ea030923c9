package dev.fairway.alert.book;

import dev.fairway.alert.book.table.Key;
import java.time.Instant;

/** Names a digest by the begin of its window. */
public record DigestId(Instant begin) {

  String partition() {
    return "G#%014d".formatted(begin.toEpochMilli());
  }

  Key key() {
    return new Key(partition(), "DIGEST");
  }

  @Override
  public String toString() {
    return "digest-" + begin.toEpochMilli();
  }
}
