package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

/** Which alert of a cause takes what comes, and the alerts themselves. */
public final class Heads {

  private final Table table;
  private final AlertItem items;

  public Heads(Table table, JsonMapper json) {
    this.table = table;
    this.items = new AlertItem(json);
  }

  /**
   * A cause as it stands.
   *
   * @param current the alert that takes what comes
   * @param alerts how many there were, that one included
   * @param latestAt when the last of them began, by its event's time
   */
  record Head(Optional<Alert> current, long alerts, Optional<Instant> latestAt) {}

  /** One query answers: the head's key comes after those of the alerts. */
  Head read(Cause cause) throws InterruptedException {
    List<Map<String, AttributeValue>> items = table.partition("C#" + cause.key(), true, 2);
    if (items.isEmpty()) {
      return new Head(Optional.empty(), 0, Optional.empty());
    }
    Map<String, AttributeValue> head = items.getFirst();
    Optional<Alert> latest = items.stream().skip(1).findFirst().map(this.items::read);
    long open = number(head, "open");
    return new Head(
        latest.filter(alert -> alert.id().number() == open && !alert.life().closed()),
        number(head, "alerts"),
        time(head, "latestAt"));
  }

  Change opened(Head before, Alert alert) {
    Change change =
        Change.of(key(alert.cause().key()))
            .set("open", alert.id().number())
            .set("alerts", alert.id().number())
            .set("latestAt", alert.tally().firstAt())
            .remove("expiresAt")
            .onlyIfAbsent("open");
    return before.alerts() == 0
        ? change.onlyIfAbsent("alerts")
        : change.onlyIf("alerts", number(before.alerts()));
  }

  /** Makes room for the next alert of the cause. */
  Change closed(AlertId alert, Instant expiry) {
    return Change.of(key(alert.cause()))
        .remove("open")
        .set("expiresAt", expiry.getEpochSecond())
        .onlyIf("open", number(alert.number()));
  }

  private static Key key(String cause) {
    return new Key("C#" + cause, "HEAD");
  }

  /** Finds an alert, as it is now. */
  public Optional<Alert> alert(AlertId id) throws InterruptedException {
    return table.get(id.key()).map(items::read);
  }

  /** The alert of an item of the table or of an index with all attributes. */
  Alert alert(Map<String, AttributeValue> item) {
    return items.read(item);
  }

  Map<String, AttributeValue> item(Alert alert) {
    return items.write(alert);
  }

  /** Notes that somebody takes care of an alert. */
  public Optional<Alert> acknowledge(AlertId id, Instant at, String by)
      throws InterruptedException {
    Change change =
        Change.of(id.key())
            .set("acknowledgedAt", at)
            .set("acknowledgedBy", by)
            .add("turn", 1)
            .onlyIfThere("id");
    return table.change(change).map(items::read);
  }

  static boolean isAlert(Map<String, AttributeValue> item) {
    return !text(item, "id").isEmpty();
  }
}
