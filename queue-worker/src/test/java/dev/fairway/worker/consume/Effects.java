package dev.fairway.worker.consume;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** An effect that is not idempotent: a counter that goes up. */
final class Effects {

  private Effects() {}

  static TransactWriteItem add(String table, String id) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(Map.of("id", AttributeValue.fromS(id)))
                    .updateExpression("ADD times :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
        .build();
  }

  static int count(DynamoDbClient tables, String table, String id) {
    return times(
        tables
            .getItem(
                get ->
                    get.tableName(table)
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
            .item());
  }

  static int times(Map<String, AttributeValue> item) {
    AttributeValue times = item.get("times");
    return times == null ? 0 : Integer.parseInt(times.n());
  }
}
