package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Attributes;
import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Alerts that are held back, to be told of together at the end of a window. */
public final class Digests {

  private final Table table;
  private final Heads heads;
  private final DueAlerts due;
  private final Clock clock;
  private final Duration retention;
  private final ReentrantLock holding = new ReentrantLock();

  public Digests(Table table, Heads heads, DueAlerts due, Clock clock, Duration retention) {
    this.table = table;
    this.heads = heads;
    this.due = due;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * A digest that one relay alone may tell.
   *
   * @param failures tries to tell it in a row that failed
   */
  public record LeasedDigest(DigestId id, int failures, String token) {}

  /**
   * Holds an alert back.
   *
   * @param telling what people will have been told by then
   * @param dueAt when the digest is told
   * @return false where the digest is told already, or the alert leased by another
   */
  public boolean hold(DigestId id, Instant dueAt, Leased leased, Alert.Telling telling)
      throws InterruptedException {
    holding.lockInterruptibly();
    try {
      Change digest =
          Change.of(id.key())
              .set("begin", id.begin())
              .set("duePk", DueKeys.ofDigests())
              .set("dueAt", dueAt)
              .onlyIfAbsent("toldAt");
      return table
          .write(
              "holding alert " + leased.alert().id(),
              List.of(
                  digest.in(table),
                  table.put(member(id, leased.alert().id())),
                  DueAlerts.telling(leased, telling).in(table)))
          .isEmpty();
    } finally {
      holding.unlock();
    }
  }

  private Map<String, AttributeValue> member(DigestId digest, AlertId alert) {
    Map<String, AttributeValue> member =
        new HashMap<>(new Key(digest.partition(), alert.toString()).attributes());
    member.put("expiresAt", number(expiry()));
    return member;
  }

  private long expiry() {
    return clock.instant().plus(retention).getEpochSecond();
  }

  /** Takes the lease of a digest that is due; nothing where another was first. */
  public Optional<LeasedDigest> lease(DigestId id) throws InterruptedException {
    String token = UUID.randomUUID().toString();
    return table
        .change(due.leasing(id.key(), token))
        .map(item -> new LeasedDigest(id, (int) number(item, "failures"), token));
  }

  /** The alerts that a digest tells of. */
  public List<Alert> alerts(DigestId id) throws InterruptedException {
    List<Alert> alerts = new ArrayList<>();
    for (Map<String, AttributeValue> member : table.partition(id.partition())) {
      Optional<AlertId> alert = AlertId.read(text(member, "sk"));
      if (alert.isPresent()) {
        heads.alert(alert.get()).ifPresent(alerts::add);
      }
    }
    return alerts;
  }

  /** Notes that a digest is told, and how many occurrences of each alert. */
  public void told(LeasedDigest digest, List<Alert> alerts) throws InterruptedException {
    Change done =
        Change.of(digest.id().key())
            .set("toldAt", clock.instant())
            .set("expiresAt", expiry())
            .remove("duePk", "dueAt", "lease", "leaseUntil")
            .onlyIf("lease", text(digest.token()));
    if (table.change(done).isEmpty()) {
      return;
    }
    for (Alert alert : alerts) {
      AttributeValue count = number(alert.tally().count());
      table.change(Change.of(alert.id().key()).set("told", count).onlyIfBelow("told", count));
    }
  }

  /** Leaves a digest that could not be told for later. */
  public void failed(LeasedDigest digest, Instant again) throws InterruptedException {
    table.change(
        Change.of(digest.id().key())
            .set("dueAt", Attributes.time(again))
            .add("failures", 1)
            .remove("lease", "leaseUntil")
            .onlyIf("lease", text(digest.token())));
  }
}
