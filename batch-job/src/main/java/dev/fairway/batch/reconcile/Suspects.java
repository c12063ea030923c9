package dev.fairway.batch.reconcile;

import dev.fairway.batch.state.StateItem;
import dev.fairway.batch.state.StateTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The suspects that runs leave for each other, until a record comes or they are given up. */
final class Suspects {

  private static final String PK = "redrive";
  private static final String OPEN = "OPEN";
  private static final String GIVEN_UP = "GIVEN_UP";

  private final StateTable table;

  Suspects(StateTable table) {
    this.table = table;
  }

  /** Notes an upload unless it is known, also as one that was given up. */
  void add(Upload upload, Instant nextAt) throws InterruptedException {
    Map<String, AttributeValue> values =
        Map.of(
            ":bucket", AttributeValue.fromS(upload.bucket()),
            ":key", AttributeValue.fromS(upload.key()),
            ":etag", AttributeValue.fromS(upload.etag()),
            ":none", AttributeValue.fromN("0"),
            ":next", AttributeValue.fromS(nextAt.toString()),
            ":open", AttributeValue.fromS(OPEN));
    table.update(
        PK,
        Suspect.id(upload.image()),
        update ->
            update
                .updateExpression(
                    "SET #bucket = :bucket, #key = :key, etag = :etag, events = :none,"
                        + " nextAt = :next, #state = :open REMOVE expiresAt")
                .conditionExpression("attribute_not_exists(pk) OR etag <> :etag")
                .expressionAttributeNames(
                    Map.of("#bucket", "bucket", "#key", "key", "#state", "state"))
                .expressionAttributeValues(values));
  }

  /** Shows those about which something is to be done by now, in parts. */
  void due(Instant now, Reader reader) throws InterruptedException {
    table.read(PK, items -> reader.read(due(items, now)));
  }

  private static List<Suspect> due(List<StateItem> items, Instant now) {
    return items.stream()
        .filter(item -> item.text("state").equals(OPEN))
        .map(Suspect::read)
        .filter(suspect -> !suspect.nextAt().isAfter(now))
        .toList();
  }

  /**
   * Counts an event before it is sent, so that no crash makes it more than are allowed.
   *
   * @return false where another run was first
   */
  boolean count(Suspect suspect, Instant nextAt) throws InterruptedException {
    Map<String, AttributeValue> values =
        Map.of(
            ":events", AttributeValue.fromN(Integer.toString(suspect.events())),
            ":one", AttributeValue.fromN("1"),
            ":etag", AttributeValue.fromS(suspect.etag()),
            ":next", AttributeValue.fromS(nextAt.toString()));
    return table.update(
        PK,
        suspect.id(),
        update ->
            update
                .updateExpression("SET events = events + :one, nextAt = :next")
                .conditionExpression("events = :events AND etag = :etag")
                .expressionAttributeValues(values));
  }

  /** Keeps it as one that is not looked at again, until the listing is past its age. */
  void giveUp(Suspect suspect, Instant now, Duration lookBack) throws InterruptedException {
    long expiresAt = now.plus(lookBack.multipliedBy(2)).getEpochSecond();
    Map<String, AttributeValue> values =
        Map.of(
            ":etag", AttributeValue.fromS(suspect.etag()),
            ":state", AttributeValue.fromS(GIVEN_UP),
            ":expires", AttributeValue.fromN(Long.toString(expiresAt)));
    table.update(
        PK,
        suspect.id(),
        update ->
            update
                .updateExpression("SET #state = :state, expiresAt = :expires")
                .conditionExpression("etag = :etag")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values));
  }

  /** Forgets one that has its record, or whose object is deleted or replaced. */
  void remove(Suspect suspect) throws InterruptedException {
    table.delete(PK, suspect.id());
  }

  /** Sees suspects; answers whether it wants more. */
  @FunctionalInterface
  interface Reader {

    boolean read(List<Suspect> suspects) throws InterruptedException;
  }
}
