package dev.fairway.alert.book.count;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often each rule was right, over all relays; a relay adds what it has counted now and then.
 */
public final class RuleHits {

  private static final String PARTITION = "RULES";

  private final Table table;
  private final Map<String, Long> pending = new ConcurrentHashMap<>();

  public RuleHits(Table table) {
    this.table = table;
  }

  public void count(String rule) {
    pending.merge(rule, 1L, Long::sum);
  }

  /** Adds to the table what was counted since; what can't be added stays for the next time. */
  public void flush() throws InterruptedException {
    for (String rule : pending.keySet()) {
      Long hits = pending.remove(rule);
      if (hits != null) {
        flush(rule, hits);
      }
    }
  }

  private void flush(String rule, long hits) throws InterruptedException {
    boolean added = false;
    try {
      table.change(Change.of(new Key(PARTITION, rule)).add("hits", hits));
      added = true;
    } finally {
      if (!added) {
        pending.merge(rule, hits, Long::sum);
      }
    }
  }

  /** Hits by rule; those of the last seconds may be missing. */
  public Map<String, Long> all() throws InterruptedException {
    Map<String, Long> hits = new HashMap<>();
    table.partition(PARTITION).forEach(item -> hits.put(text(item, "sk"), number(item, "hits")));
    return hits;
  }
}
