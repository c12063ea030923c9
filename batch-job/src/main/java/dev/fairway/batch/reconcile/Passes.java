package dev.fairway.batch.reconcile;

import dev.fairway.batch.state.StateItem;
import dev.fairway.batch.state.StateTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far the listing of a bucket is, kept between runs. */
final class Passes {

  private static final String PK = "listing";

  private final StateTable table;
  private final String bucket;
  private final RedriveSettings settings;

  Passes(StateTable table, String bucket, RedriveSettings settings) {
    this.table = table;
    this.bucket = bucket;
    this.settings = settings;
  }

  /** The pass that an earlier run did not end, or a new one. */
  Pass begin(Instant now) throws InterruptedException {
    Optional<StateItem> item = table.find(PK, bucket);
    Optional<Pass> underWay = item.filter(found -> found.has("listingAfter")).map(Passes::read);
    return underWay.orElseGet(
        () ->
            item.flatMap(found -> found.optional("completeSince"))
                .map(last -> Pass.after(Instant.parse(last), now, settings))
                .orElseGet(() -> Pass.first(now, settings)));
  }

  private static Pass read(StateItem item) {
    return new Pass(item.time("startedAt"), item.time("lookSince"), item.text("listingAfter"));
  }

  void keep(Pass pass, String cursor) throws InterruptedException {
    Map<String, AttributeValue> values = values(pass, cursor);
    table.update(
        PK,
        bucket,
        update ->
            update
                .updateExpression(
                    "SET startedAt = :started, lookSince = :since, listingAfter = :cursor")
                .expressionAttributeValues(values));
  }

  void complete(Pass pass) throws InterruptedException {
    Map<String, AttributeValue> values =
        Map.of(":started", AttributeValue.fromS(pass.startedAt().toString()));
    table.update(
        PK,
        bucket,
        update ->
            update
                .updateExpression(
                    "SET completeSince = :started REMOVE startedAt, lookSince, listingAfter")
                .expressionAttributeValues(values));
  }

  private static Map<String, AttributeValue> values(Pass pass, @Nullable String cursor) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":started", AttributeValue.fromS(pass.startedAt().toString()));
    values.put(":since", AttributeValue.fromS(pass.since().toString()));
    values.put(":cursor", AttributeValue.fromS(cursor));
    return values;
  }
}
