package dev.fairway.alert.book.mute;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.Cause;
import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The mutes that hold. */
public final class Mutes {

  private static final String PARTITION = "MUTES";

  private final Table table;
  private final Clock clock;

  public Mutes(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  public void add(Mute mute) throws InterruptedException {
    Change change =
        Change.of(key(mute.id()))
            .set("until", mute.until())
            .set("reason", mute.reason())
            .set("createdAt", mute.createdAt())
            .set("expiresAt", mute.until().plus(Duration.ofDays(1)).getEpochSecond());
    mute.family().ifPresent(family -> change.set("family", family));
    mute.category().ifPresent(category -> change.set("category", category));
    table.change(change);
  }

  /** Ends a mute; false where there is none. */
  public boolean end(String id) throws InterruptedException {
    Instant now = clock.instant();
    return table
        .change(
            Change.of(key(id))
                .set("until", now)
                .set("expiresAt", now.getEpochSecond())
                .onlyIfAbove("until", number(now.toEpochMilli())))
        .isPresent();
  }

  private static Key key(String id) {
    return new Key(PARTITION, id);
  }

  /** The mutes that hold now, the first to end first. */
  public List<Mute> all() throws InterruptedException {
    return table.partition(PARTITION).stream()
        .map(Mutes::read)
        .filter(mute -> mute.until().isAfter(clock.instant()))
        .sorted(Comparator.comparing(Mute::until))
        .toList();
  }

  private static Mute read(Map<String, AttributeValue> item) {
    return new Mute(
        text(item, "sk"),
        Optional.of(text(item, "family")).filter(family -> !family.isEmpty()),
        Optional.of(text(item, "category")).filter(category -> !category.isEmpty()),
        Instant.ofEpochMilli(number(item, "until")),
        text(item, "reason"),
        Instant.ofEpochMilli(number(item, "createdAt")));
  }

  /** Until when people are not told of a cause; nothing where they are. */
  public Optional<Instant> until(Cause cause) throws InterruptedException {
    return all().stream()
        .filter(mute -> mute.covers(cause))
        .map(Mute::until)
        .max(Comparator.naturalOrder());
  }
}
