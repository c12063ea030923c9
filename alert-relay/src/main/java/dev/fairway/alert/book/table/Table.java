package dev.fairway.alert.book.table;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The table; writes that meet another's are repeated, because the SDK does not do it. */
public final class Table {

  private static final int TRIES = 10;
  private static final long SHORTEST_WAIT_MILLIS = 4;
  private static final int LONGEST_SHIFT = 7;

  private final DynamoDbClient dynamoDb;
  private final String name;

  public Table(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Reads an item as it is now. */
  public Optional<Map<String, AttributeValue>> get(Key key) throws InterruptedException {
    Map<String, AttributeValue> item =
        calling(
            "reading %s in table %s".formatted(key, name),
            () ->
                dynamoDb
                    .getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true))
                    .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /** Reads the items of a partition as they are now, the last first where it is told so. */
  public List<Map<String, AttributeValue>> partition(String pk, boolean lastFirst, int most)
      throws InterruptedException {
    QueryRequest.Builder query =
        query("pk", pk).consistentRead(true).scanIndexForward(!lastFirst).limit(most);
    return page(query).items();
  }

  /** Reads all items of a partition as they are now. */
  public List<Map<String, AttributeValue>> partition(String pk) throws InterruptedException {
    QueryRequest query = query("pk", pk).consistentRead(true).build();
    return calling(
        "reading %s in table %s".formatted(pk, name),
        () -> dynamoDb.queryPaginator(query).items().stream().toList());
  }

  /** Reads one page; the query names index, range and limit. */
  public QueryResponse page(QueryRequest.Builder query) throws InterruptedException {
    QueryRequest request = query.build();
    return calling("querying table " + name, () -> dynamoDb.query(request));
  }

  /** A query of one partition, of the table or of an index. */
  public QueryRequest.Builder query(String keyName, String value) {
    return QueryRequest.builder()
        .tableName(name)
        .keyConditionExpression("#k = :k")
        .expressionAttributeNames(Map.of("#k", keyName))
        .expressionAttributeValues(Map.of(":k", Attributes.text(value)));
  }

  /** Changes an item and returns it as it is then; nothing where the condition does not hold. */
  public Optional<Map<String, AttributeValue>> change(Change change) throws InterruptedException {
    UpdateItemRequest request = change.request(name);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Optional<Map<String, AttributeValue>>> answer =
          calling("writing %s in table %s".formatted(change.key(), name), () -> attempt(request));
      if (answer.isPresent()) {
        return answer.get();
      }
      pause(attempt);
    }
    throw new OutOfReachException(
        "Others kept writing %s in table %s.".formatted(change.key(), name));
  }

  /** Empty where a transaction held the item. */
  private Optional<Optional<Map<String, AttributeValue>>> attempt(UpdateItemRequest request) {
    try {
      return Optional.of(Optional.of(dynamoDb.updateItem(request).attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.of(Optional.empty());
    } catch (TransactionConflictException held) {
      return Optional.empty();
    }
  }

  /**
   * Writes all or nothing.
   *
   * @return the numbers, from 0, of the parts whose conditions did not hold; none where it is
   *     written
   */
  public Set<Integer> write(String what, List<TransactWriteItem> parts)
      throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<CancellationReason> reasons = calling(what, () -> attempt(parts));
      if (reasons.isEmpty()) {
        return Set.of();
      }
      Set<Integer> refused = refused(reasons);
      if (!refused.isEmpty()) {
        return refused;
      }
      checkConflictAlone(what, reasons);
      pause(attempt);
    }
    throw new OutOfReachException("Others kept writing the same when " + what);
  }

  private List<CancellationReason> attempt(List<TransactWriteItem> parts) {
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(parts));
      return List.of();
    } catch (TransactionCanceledException canceled) {
      if (!canceled.hasCancellationReasons()) {
        throw canceled;
      }
      return canceled.cancellationReasons();
    } catch (DynamoDbException refused) {
      if ("ValidationException".equals(refused.awsErrorDetails().errorCode())) {
        throw new UnwritableException("Not written: " + refused.awsErrorDetails().errorMessage());
      }
      throw refused;
    }
  }

  private static Set<Integer> refused(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(i -> "ConditionalCheckFailed".equals(reasons.get(i).code()))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static void checkConflictAlone(String what, List<CancellationReason> reasons) {
    for (CancellationReason reason : reasons) {
      switch (reason.code()) {
        case "None", "TransactionConflict" -> {}
        case "ProvisionedThroughputExceeded", "ThrottlingError" ->
            throw new OutOfReachException("Not served when " + what + ": " + reason.message());
        default ->
            throw new UnwritableException(
                "Not written when %s: %s %s".formatted(what, reason.code(), reason.message()));
      }
    }
  }

  /** Puts an item that must not be there yet, as one part of a transaction. */
  public TransactWriteItem putNew(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(name).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  /** Puts an item, as one part of a transaction. */
  public TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(name).item(item)).build();
  }

  /** Deletes an item, as one part of a transaction. */
  public TransactWriteItem delete(Key key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(key.attributes()))
        .build();
  }

  /** The longer the more often it has met others, and by chance. */
  public static void pause(int attempt) throws InterruptedException {
    Thread.sleep(
        ThreadLocalRandom.current()
            .nextLong(SHORTEST_WAIT_MILLIS << Math.min(attempt, LONGEST_SHIFT)));
  }
}
