package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.flag;
import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.rule.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

/** An alert as it lies in the table. */
final class AlertItem {

  private final JsonMapper json;

  AlertItem(JsonMapper json) {
    this.json = json;
  }

  Alert read(Map<String, AttributeValue> item) {
    return new Alert(
        AlertId.ofKnown(text(item, "id")),
        json.readValue(text(item, "cause"), Cause.class),
        text(item, "service"),
        json.readValue(text(item, "verdict"), Verdict.class),
        new Alert.Life(
            Alert.State.valueOf(text(item, "state")),
            instant(item, "openedAt"),
            instant(item, "seenAt"),
            time(item, "endedAt"),
            !item.containsKey("duePk")),
        new Alert.Tally(
            number(item, "count"),
            instant(item, "firstAt"),
            instant(item, "lastAt"),
            text(item, "latest")),
        telling(item),
        new Alert.Previous((int) number(item, "previous"), time(item, "previousAt")),
        time(item, "acknowledgedAt")
            .map(at -> new Alert.Acknowledgement(at, text(item, "acknowledgedBy"))),
        number(item, "turn"));
  }

  private static Alert.Telling telling(Map<String, AttributeValue> item) {
    return new Alert.Telling(
        number(item, "told"),
        number(item, "notices"),
        flag(item, "goesOn"),
        flag(item, "held"),
        flag(item, "muted"),
        flag(item, "granted"),
        (int) number(item, "step"),
        instant(item, "windowEndsAt"),
        (int) number(item, "failures"));
  }

  /** A time that is there; the beginning of time where it is not. */
  private static Instant instant(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(number(item, name));
  }

  /** A new alert, due at once. */
  Map<String, AttributeValue> write(Alert alert) {
    Map<String, AttributeValue> item = new HashMap<>(alert.id().key().attributes());
    item.put("id", text(alert.id().toString()));
    item.put("cause", text(json.writeValueAsString(alert.cause())));
    item.put("service", text(alert.service()));
    item.put("verdict", text(json.writeValueAsString(alert.verdict())));
    item.put("state", text(alert.life().state().name()));
    item.put("openedAt", time(alert.life().openedAt()));
    item.put("seenAt", time(alert.life().seenAt()));
    item.put("count", number(alert.tally().count()));
    item.put("firstAt", time(alert.tally().firstAt()));
    item.put("lastAt", time(alert.tally().lastAt()));
    item.put("latest", text(alert.tally().latest()));
    item.put("turn", number(alert.turn()));
    item.put("previous", number(alert.previous().count()));
    Optional<Instant> previousAt = alert.previous().lastAt();
    previousAt.ifPresent(at -> item.put("previousAt", time(at)));
    item.put("duePk", text(DueKeys.of(alert.id())));
    item.put("dueAt", time(alert.life().seenAt()));
    item.put("listPk", text(AlertList.key(alert.id())));
    item.put("listSk", text(AlertList.position(alert)));
    return item;
  }
}
