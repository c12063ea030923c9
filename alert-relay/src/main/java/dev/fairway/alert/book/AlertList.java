package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All alerts, the newest first, page by page. */
public final class AlertList {

  /** Of alerts that are looked at for one page, so that a filter that fits none ends. */
  private static final int MOST_READ = 2_000;

  /** After every position. */
  private static final String END = "~";

  private final Table table;
  private final Heads heads;

  public AlertList(Table table, Heads heads) {
    this.table = table;
    this.heads = heads;
  }

  static String key(AlertId alert) {
    return key(alert.shard());
  }

  private static String key(int shard) {
    return "ALERT#" + shard;
  }

  static String position(Alert alert) {
    return "%014d#%s".formatted(alert.life().openedAt().toEpochMilli(), alert.id());
  }

  /**
   * Some alerts.
   *
   * @param next the position after which the next page begins; nothing at the end
   */
  public record Page(List<Alert> alerts, Optional<String> next) {}

  /**
   * Finds alerts that fit.
   *
   * @param after the position of the last that is known already
   */
  public Page page(Predicate<Alert> filter, int most, @Nullable String after)
      throws InterruptedException {
    PriorityQueue<Cursor> cursors = cursors(after == null ? END : after);
    List<Alert> found = new ArrayList<>();
    int read = 0;
    while (!cursors.isEmpty()) {
      Cursor cursor = cursors.remove();
      Map<String, AttributeValue> item = cursor.next();
      Alert alert = heads.alert(item);
      if (filter.test(alert)) {
        found.add(alert);
      }
      if (cursor.more()) {
        cursors.add(cursor);
      }
      read++;
      if (found.size() == most || read == MOST_READ) {
        Optional<String> next = Optional.of(text(item, "listSk"));
        return new Page(found, next.filter(position -> !cursors.isEmpty()));
      }
    }
    return new Page(found, Optional.empty());
  }

  private PriorityQueue<Cursor> cursors(String after) throws InterruptedException {
    PriorityQueue<Cursor> cursors =
        new PriorityQueue<>(Comparator.comparing(Cursor::position).reversed());
    for (int shard : IntStream.range(0, AlertId.shards()).toArray()) {
      Cursor cursor = new Cursor(table, key(shard), after);
      if (cursor.more()) {
        cursors.add(cursor);
      }
    }
    return cursors;
  }
}
