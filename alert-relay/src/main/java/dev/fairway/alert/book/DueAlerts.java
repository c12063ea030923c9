package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What is due, and the lease by which one relay alone works on it. Only who has the lease changes
 * what people were told.
 */
public final class DueAlerts {

  /** How long a relay that dies keeps others from an alert. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  private static final int MOST = 50;

  private final Table table;
  private final Heads heads;
  private final Clock clock;
  private final Duration retention;

  /**
   * @param retention how long an alert is kept after it is closed
   */
  public DueAlerts(Table table, Heads heads, Clock clock, Duration retention) {
    this.table = table;
    this.heads = heads;
    this.clock = clock;
    this.retention = retention;
  }

  /** Some of what is due and not leased, the longest due first. */
  public List<Due> due() throws InterruptedException {
    List<Due> due = new ArrayList<>();
    for (String shard : DueKeys.all()) {
      for (Map<String, AttributeValue> item : table.page(dueOf(shard)).items()) {
        if (number(item, "leaseUntil") <= clock.millis()) {
          due.add(due(item));
        }
      }
    }
    return due;
  }

  private QueryRequest.Builder dueOf(String shard) {
    return table
        .query("duePk", shard)
        .indexName("due")
        .keyConditionExpression("#k = :k AND dueAt <= :now")
        .expressionAttributeValues(Map.of(":k", text(shard), ":now", number(clock.millis())))
        .limit(MOST);
  }

  private static Due due(Map<String, AttributeValue> item) {
    return Heads.isAlert(item)
        ? new Due.OfAlert(AlertId.ofKnown(text(item, "id")))
        : new Due.OfDigest(new DigestId(Instant.ofEpochMilli(number(item, "begin"))));
  }

  /** How many alerts are open. */
  public long open() throws InterruptedException {
    long open = 0;
    for (String shard : DueKeys.all()) {
      open += open(shard);
    }
    return open;
  }

  private long open(String shard) throws InterruptedException {
    QueryRequest.Builder query =
        table
            .query("duePk", shard)
            .indexName("due")
            .select(Select.COUNT)
            .filterExpression("#s = :open")
            .expressionAttributeNames(Map.of("#k", "duePk", "#s", "state"))
            .expressionAttributeValues(
                Map.of(":k", text(shard), ":open", text(Alert.State.OPEN.name())));
    long open = 0;
    while (true) {
      var page = table.page(query);
      open += page.count();
      if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
        return open;
      }
      query.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }

  /** Takes the lease of an alert that is due; nothing where another was first. */
  public Optional<Leased> lease(AlertId id) throws InterruptedException {
    String token = UUID.randomUUID().toString();
    return table.change(leasing(id.key(), token)).map(item -> leased(item, token));
  }

  /** A lease of 30 seconds, for what is due and not leased. */
  Change leasing(Key key, String token) {
    Instant now = clock.instant();
    return Change.of(key)
        .set("lease", token)
        .set("leaseUntil", now.plus(LEASE))
        .onlyIfThere("duePk")
        .onlyIfAtMost("dueAt", time(now))
        .onlyIfAbsentOrAtMost("leaseUntil", time(now));
  }

  private Leased leased(Map<String, AttributeValue> item, String token) {
    return new Leased(heads.alert(item), token);
  }

  /** Reads the alert anew; nothing where the lease is another's by now. */
  public Optional<Leased> again(Leased leased) throws InterruptedException {
    return table
        .get(leased.alert().id().key())
        .filter(item -> text(item, "lease").equals(leased.token()))
        .map(item -> leased(item, leased.token()));
  }

  /** Notes what people were told; nothing where the lease is another's by now. */
  public Optional<Leased> told(Leased leased, Alert.Telling telling) throws InterruptedException {
    return table.change(telling(leased, telling)).map(item -> leased(item, leased.token()));
  }

  static Change telling(Leased leased, Alert.Telling telling) {
    return Change.of(leased.alert().id().key())
        .set("told", telling.count())
        .set("notices", telling.notices())
        .set("goesOn", telling.goesOn())
        .set("held", telling.held())
        .set("muted", telling.muted())
        .set("granted", telling.granted())
        .set("step", telling.step())
        .set("windowEndsAt", telling.windowEndsAt())
        .set("failures", telling.failures())
        .onlyIf("lease", text(leased.token()));
  }

  /** Ends the alert unless something has happened to it since it was read. */
  public Optional<Leased> end(Leased leased) throws InterruptedException {
    Change change =
        unchanged(leased)
            .set("state", Alert.State.ENDED.name())
            .set("endedAt", clock.instant())
            .onlyIf("count", number(leased.alert().tally().count()));
    return table.change(change).map(item -> leased(item, leased.token()));
  }

  /** Gives the lease back until a time; not where something was done to the alert meanwhile. */
  public boolean rest(Leased leased, Instant until) throws InterruptedException {
    Change change = unchanged(leased).set("dueAt", until).remove("lease", "leaseUntil");
    return table.change(change).isPresent();
  }

  private static Change unchanged(Leased leased) {
    return Change.of(leased.alert().id().key())
        .onlyIf("lease", text(leased.token()))
        .onlyIf("turn", number(leased.alert().turn()));
  }

  /**
   * Closes the alert, so that the next occurrence opens another; not where something has happened
   * to it since it was read.
   */
  public boolean close(Leased leased) throws InterruptedException {
    Alert alert = leased.alert();
    Instant expiry = clock.instant().plus(retention);
    Change closing =
        unchanged(leased)
            .remove("duePk", "dueAt", "lease", "leaseUntil")
            .set("expiresAt", expiry.getEpochSecond())
            .onlyIf("count", number(alert.tally().count()));
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(closing.in(table));
    // A head that outlives its alerts never gives a number twice.
    writes.add(heads.closed(alert.id(), expiry.plus(Duration.ofDays(3))).in(table));
    if (!alert.service().isEmpty()) {
      writes.add(table.delete(Services.pointer(alert)));
    }
    return table.write("closing alert " + alert.id(), writes).isEmpty();
  }
}
