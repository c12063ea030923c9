package dev.fairway.batch.reconcile;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The images table, of which only the identity of the recorded uploads is read. */
final class Records {

  /** "BatchGetItem" of DynamoDB takes as many keys. */
  static final int MOST_KEYS = 100;

  private static final int ATTEMPTS = 8;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final DynamoDbClient dynamoDb;
  private final String table;

  Records(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * The records of images, at most {@link #MOST_KEYS}, by image; those that have none are left out.
   */
  Map<String, Recorded> find(Collection<String> images, boolean consistent)
      throws InterruptedException {
    Map<String, Recorded> found = new HashMap<>();
    KeysAndAttributes left = keys(images, consistent);
    for (int attempt = 0; left.hasKeys() && !left.keys().isEmpty(); attempt++) {
      pause(attempt);
      BatchGetItemResponse answer = get(left);
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
        found.put(image(item), Recorded.of(item));
      }
      left = answer.unprocessedKeys().getOrDefault(table, keys(List.of(), consistent));
    }
    return found;
  }

  private BatchGetItemResponse get(KeysAndAttributes keys) throws InterruptedException {
    return calling(
        "reading %d records of table %s".formatted(keys.keys().size(), table),
        () -> dynamoDb.batchGetItem(get -> get.requestItems(Map.of(table, keys))));
  }

  private void pause(int attempt) throws InterruptedException {
    if (attempt == ATTEMPTS) {
      throw new OutOfReachException(
          "The table %s left keys unread at %d attempts.".formatted(table, ATTEMPTS));
    }
    if (attempt > 0) {
      Thread.sleep(PAUSE.multipliedBy(1L << attempt));
    }
  }

  private static KeysAndAttributes keys(Collection<String> images, boolean consistent) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    images.forEach(image -> keys.add(Map.of("image", AttributeValue.fromS(image))));
    return KeysAndAttributes.builder()
        .keys(keys)
        .consistentRead(consistent)
        .projectionExpression("image, versionId, etag, sequencer")
        .build();
  }

  private static String image(Map<String, AttributeValue> item) {
    AttributeValue image = item.get("image");
    if (image == null) {
      throw new IllegalStateException("An item of the images table has no image: " + item.keySet());
    }
    return image.s();
  }
}
