package dev.fairway.batch.state;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What runs leave for each other, under the keys {@code pk} and {@code sk}. */
public final class StateTable {

  private final DynamoDbClient dynamoDb;
  private final String name;

  public StateTable(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  /** Reads an item as it is now. */
  public Optional<StateItem> find(String pk, String sk) throws InterruptedException {
    Map<String, AttributeValue> item =
        calling(
                "reading %s %s in table %s".formatted(pk, sk, name),
                () ->
                    dynamoDb.getItem(
                        get -> get.tableName(name).key(key(pk, sk)).consistentRead(true)))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(new StateItem(item));
  }

  /**
   * Changes an item, or makes it.
   *
   * @return false where its condition did not hold
   */
  public boolean update(String pk, String sk, Consumer<UpdateItemRequest.Builder> change)
      throws InterruptedException {
    return calling(
        "writing %s %s in table %s".formatted(pk, sk, name),
        () -> {
          try {
            dynamoDb.updateItem(update -> change.accept(update.tableName(name).key(key(pk, sk))));
            return true;
          } catch (ConditionalCheckFailedException held) {
            return false;
          }
        });
  }

  public void delete(String pk, String sk) throws InterruptedException {
    calling(
        "deleting %s %s in table %s".formatted(pk, sk, name),
        () -> dynamoDb.deleteItem(delete -> delete.tableName(name).key(key(pk, sk))));
  }

  /** Shows all items of a kind as they are now, page by page, until the reader has enough. */
  public void read(String pk, Reader reader) throws InterruptedException {
    Map<String, AttributeValue> last = Map.of();
    boolean more;
    do {
      QueryResponse page = page(pk, last);
      last = page.lastEvaluatedKey();
      more = reader.read(page.items().stream().map(StateItem::new).toList());
    } while (more && !last.isEmpty());
  }

  private QueryResponse page(String pk, Map<String, AttributeValue> after)
      throws InterruptedException {
    return calling(
        "reading all %s in table %s".formatted(pk, name),
        () ->
            dynamoDb.query(
                query ->
                    query
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                        .exclusiveStartKey(after.isEmpty() ? null : after)));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  /** Sees items; answers whether it wants more. */
  @FunctionalInterface
  public interface Reader {

    boolean read(List<StateItem> items) throws InterruptedException;
  }
}
