package dev.fairway.worker.deadletter;

import static dev.fairway.common.aws.AwsFailures.calling;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.fairway.worker.deadletter.Redrive.Progress;
import dev.fairway.worker.deadletter.Redrive.Scope;
import dev.fairway.worker.deadletter.Redrive.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The records of redrives, in the table of the jobs, so that any task can tell of them. */
final class RedriveRecords {

  private static final Duration KEPT = Duration.ofDays(7);

  private final DynamoDbClient client;
  private final String table;

  RedriveRecords(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  void save(Redrive redrive) throws InterruptedException {
    calling(
        "recording redrive %s in table %s".formatted(redrive.id(), table),
        () -> client.putItem(put -> put.tableName(table).item(item(redrive))));
  }

  Optional<Redrive> find(String id) throws InterruptedException {
    Map<String, AttributeValue> item =
        calling(
                "reading redrive %s in table %s".formatted(id, table),
                () ->
                    client.getItem(
                        get ->
                            get.tableName(table)
                                .key(Map.of("id", fromS(key(id))))
                                .consistentRead(true)))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(read(id, item));
  }

  private static String key(String id) {
    return "fairway/redrive/" + id;
  }

  private static Map<String, AttributeValue> item(Redrive redrive) {
    var item = new HashMap<String, AttributeValue>();
    Progress progress = redrive.progress();
    item.put("id", fromS(key(redrive.id())));
    item.put("scope", fromS(redrive.scope().name()));
    item.put("state", fromS(progress.state().name()));
    item.put("moved", number(progress.moved()));
    item.put(
        "missing",
        AttributeValue.fromL(progress.missing().stream().map(AttributeValue::fromS).toList()));
    item.put("startedAt", fromS(redrive.startedAt().toString()));
    item.put("updatedAt", fromS(redrive.updatedAt().toString()));
    item.put("expiresAt", number(redrive.updatedAt().plus(KEPT).getEpochSecond()));
    putNumber(item, "toMove", progress.toMove());
    putNumber(item, "movedBy", redrive.movedBy());
    if (progress.reason() != null) {
      item.put("reason", fromS(progress.reason()));
    }
    return item;
  }

  private static void putNumber(
      Map<String, AttributeValue> item, String name, @Nullable Long value) {
    if (value != null) {
      item.put(name, number(value));
    }
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static Redrive read(String id, Map<String, AttributeValue> item) {
    AttributeValue reason = item.get("reason");
    var progress =
        new Progress(
            State.valueOf(attribute(item, "state").s()),
            Long.parseLong(attribute(item, "moved").n()),
            numberOrNull(item, "toMove"),
            attribute(item, "missing").l().stream().map(AttributeValue::s).toList(),
            reason == null ? null : reason.s());
    return new Redrive(
        id,
        Scope.valueOf(attribute(item, "scope").s()),
        progress,
        Instant.parse(attribute(item, "startedAt").s()),
        Instant.parse(attribute(item, "updatedAt").s()),
        numberOrNull(item, "movedBy"));
  }

  private static @Nullable Long numberOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : Long.valueOf(value.n());
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
