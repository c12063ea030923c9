package dev.fairway.worker.consume;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record beside those of the jobs says that the service is paused; without one it is not. */
final class DynamoDbPause implements Pause {

  private static final Map<String, AttributeValue> KEY =
      Map.of("id", AttributeValue.fromS("fairway/pause"));

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  DynamoDbPause(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean paused() {
    return call(
            "reading",
            () -> dynamoDb.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)))
        .hasItem();
  }

  @Override
  public void pause() {
    Map<String, AttributeValue> record =
        Map.of(
            "id", AttributeValue.fromS("fairway/pause"),
            "updatedAt", AttributeValue.fromS(clock.instant().toString()));
    call("writing", () -> dynamoDb.putItem(put -> put.tableName(table).item(record)));
  }

  @Override
  public void resume() {
    call("deleting", () -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(KEY)));
  }

  private <T> T call(String doing, Supplier<T> call) {
    String what = "%s fairway/pause in table %s".formatted(doing, table);
    try {
      return calling(what, call);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OutOfReachException("Stopped while " + what, stopped);
    }
  }
}
