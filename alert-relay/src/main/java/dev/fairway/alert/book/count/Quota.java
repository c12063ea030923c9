package dev.fairway.alert.book.count;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import dev.fairway.common.failure.OutOfReachException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many alerts may still be told of one by one; counted over all causes and relays, in windows
 * of which each begins with the first alert after the one before.
 */
public final class Quota {

  private static final Key KEY = new Key("QUOTA", "QUOTA");
  private static final int TRIES = 12;

  private final Table table;
  private final Clock clock;
  private final Duration window;
  private final int most;

  /**
   * @param most alerts in a window
   */
  public Quota(Table table, Clock clock, Duration window, int most) {
    this.table = table;
    this.clock = clock;
    this.window = window;
    this.most = most;
  }

  /** Takes one; the begin of the window where that has none left. */
  public Optional<Instant> take() throws InterruptedException {
    return most == 0 ? Optional.of(begin()) : count();
  }

  private Optional<Instant> count() throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Change next = running().add("count", 1).onlyIfBelow("count", number(most));
      if (table.change(next).isPresent()) {
        return Optional.empty();
      }
      Optional<Map<String, AttributeValue>> item = table.get(KEY);
      if (item.isPresent() && runs(item.get()) && number(item.get(), "count") >= most) {
        return Optional.of(begin(item.get()));
      }
      if (!item.map(this::runs).orElse(false) && table.change(anew(item, 1)).isPresent()) {
        return Optional.empty();
      }
    }
    throw new OutOfReachException("Others kept changing the quota of notices.");
  }

  /** The begin of the window that runs, which may begin now. */
  public Instant begin() throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Map<String, AttributeValue>> item = table.get(KEY);
      if (item.isPresent() && runs(item.get())) {
        return begin(item.get());
      }
      table.change(anew(item, 0));
    }
    throw new OutOfReachException("Others kept changing the quota of notices.");
  }

  private Change running() {
    return Change.of(KEY).onlyIfAbove("begin", time(clock.instant().minus(window)));
  }

  private Change anew(Optional<Map<String, AttributeValue>> before, long count) {
    Change change = Change.of(KEY).set("begin", clock.instant()).set("count", count);
    return before.isEmpty()
        ? change.onlyIfAbsent("begin")
        : change.onlyIf("begin", time(begin(before.get())));
  }

  private boolean runs(Map<String, AttributeValue> item) {
    return begin(item).plus(window).isAfter(clock.instant());
  }

  private static Instant begin(Map<String, AttributeValue> item) {
    return Instant.ofEpochMilli(number(item, "begin"));
  }
}
