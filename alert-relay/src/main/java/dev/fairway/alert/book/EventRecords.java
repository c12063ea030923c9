package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import dev.fairway.alert.event.Occurrence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tools.jackson.databind.json.JsonMapper;

/** The record of each event. */
public final class EventRecords {

  /** An item has 400 KB at most ("Quotas in Amazon DynamoDB"); more than this is shortened. */
  private static final int MOST_BYTES = 300 * 1024;

  private static final int LONGEST_REASON = 4_000;

  private final Table table;
  private final JsonMapper json;
  private final Duration retention;

  /**
   * @param retention how long a record is kept
   */
  public EventRecords(Table table, JsonMapper json, Duration retention) {
    this.table = table;
    this.json = json;
    this.retention = retention;
  }

  private static Key key(String eventId) {
    return new Key("E#" + eventId, "E");
  }

  /** A write that is refused where the event is there already. */
  TransactWriteItem putNew(Report report, @Nullable AlertId alert) {
    Map<String, AttributeValue> item = new HashMap<>(key(report.occurrence().id()).attributes());
    item.put("rule", text(report.verdict().rule()));
    item.put("category", text(report.verdict().category()));
    item.put("receivedAt", time(report.receivedAt()));
    item.put("occurrence", text(written(report.occurrence())));
    item.put("expiresAt", number(report.receivedAt().plus(retention).getEpochSecond()));
    if (alert != null) {
      item.put("alertId", text(alert.toString()));
      item.put("eventSk", text(position(report)));
    }
    return table.putNew(item);
  }

  private static String position(Report report) {
    return "%014d#%s".formatted(report.receivedAt().toEpochMilli(), report.occurrence().id());
  }

  private String written(Occurrence occurrence) {
    String whole = json.writeValueAsString(occurrence);
    return whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        ? whole
        : json.writeValueAsString(shortened(occurrence));
  }

  /** The same without the event, of which nobody reads so much. */
  private Occurrence shortened(Occurrence whole) {
    String reason = whole.reason();
    return new Occurrence(
        whole.id(),
        whole.at(),
        whole.detailType(),
        whole.account(),
        whole.region(),
        whole.cluster(),
        whole.family(),
        whole.revision(),
        whole.service(),
        whole.resource(),
        whole.container(),
        whole.exitCode(),
        whole.stopCode(),
        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
        whole.ran(),
        json.createObjectNode().put("tooLongToKeep", true));
  }

  /** Finds the occurrence of an event. */
  public Optional<Occurrence> find(String eventId) throws InterruptedException {
    return table.get(key(eventId)).map(this::occurrence);
  }

  private Occurrence occurrence(Map<String, AttributeValue> item) {
    return json.readValue(text(item, "occurrence"), Occurrence.class);
  }

  /**
   * One of an alert's events.
   *
   * @param position in the list
   */
  public record Kept(Occurrence occurrence, String rule, String position) {}

  /**
   * An alert's events, the latest first.
   *
   * @param after the position of the last that is known already
   */
  public List<Kept> of(AlertId alert, int most, @Nullable String after)
      throws InterruptedException {
    QueryRequest.Builder query =
        table
            .query("alertId", alert.toString())
            .indexName("byAlert")
            .scanIndexForward(false)
            .limit(most);
    if (after != null) {
      before(query, alert, after);
    }
    List<Kept> kept = new ArrayList<>();
    for (Map<String, AttributeValue> item : table.page(query).items()) {
      kept.add(new Kept(occurrence(item), text(item, "rule"), text(item, "eventSk")));
    }
    return kept;
  }

  private static void before(QueryRequest.Builder query, AlertId alert, String after) {
    query
        .keyConditionExpression("#k = :k AND eventSk < :after")
        .expressionAttributeValues(Map.of(":k", text(alert.toString()), ":after", text(after)));
  }
}
