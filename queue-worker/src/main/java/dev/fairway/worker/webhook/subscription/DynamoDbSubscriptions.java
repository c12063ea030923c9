package dev.fairway.worker.webhook.subscription;

import static dev.fairway.common.aws.AwsFailures.calling;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The subscriptions table in DynamoDB. */
public final class DynamoDbSubscriptions implements Subscriptions {

  private final DynamoDbClient client;
  private final String table;

  public DynamoDbSubscriptions(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void create(Subscription created) throws InterruptedException {
    PutItemRequest put = put(created).conditionExpression("attribute_not_exists(id)").build();
    calling(
        "creating subscription %s in table %s".formatted(created.id(), table),
        () -> client.putItem(put));
  }

  @Override
  public Optional<Subscription> find(String id) throws InterruptedException {
    Map<String, AttributeValue> item =
        calling(
                "reading subscription %s in table %s".formatted(id, table),
                () -> client.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true)))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(SubscriptionItem.read(item));
  }

  @Override
  public Page list(int limit, @Nullable String after) throws InterruptedException {
    ScanRequest.Builder scan = ScanRequest.builder().tableName(table).limit(limit);
    if (after != null) {
      scan.exclusiveStartKey(key(after));
    }
    ScanResponse page = calling("listing table " + table, () -> client.scan(scan.build()));
    AttributeValue last = page.lastEvaluatedKey().get("id");
    return new Page(
        page.items().stream().map(SubscriptionItem::read).toList(), last == null ? null : last.s());
  }

  @Override
  public List<Subscription> all() throws InterruptedException {
    return calling(
        "reading table " + table,
        () ->
            client
                .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .stream()
                .map(SubscriptionItem::read)
                .toList());
  }

  @Override
  public boolean replace(Subscription next) throws InterruptedException {
    PutItemRequest put =
        put(next)
            .conditionExpression("version = :before")
            .expressionAttributeValues(version(":before", next.revision().number() - 1))
            .build();
    return ifAsExpected(
        "changing subscription %s in table %s".formatted(next.id(), table),
        () -> client.putItem(put));
  }

  @Override
  public boolean delete(String id, @Nullable Long revision) throws InterruptedException {
    DeleteItemRequest.Builder delete = DeleteItemRequest.builder().tableName(table).key(key(id));
    if (revision != null) {
      delete
          .conditionExpression("version = :expected")
          .expressionAttributeValues(version(":expected", revision));
    }
    return ifAsExpected(
        "deleting subscription %s from table %s".formatted(id, table),
        () -> client.deleteItem(delete.build()));
  }

  private static boolean ifAsExpected(String what, Runnable write) throws InterruptedException {
    return calling(
        what,
        () -> {
          try {
            write.run();
            return true;
          } catch (ConditionalCheckFailedException another) {
            return false;
          }
        });
  }

  private PutItemRequest.Builder put(Subscription subscription) {
    return PutItemRequest.builder().tableName(table).item(SubscriptionItem.of(subscription));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", fromS(id));
  }

  private static Map<String, AttributeValue> version(String name, long number) {
    return Map.of(name, fromN(Long.toString(number)));
  }
}
