package dev.fairway.alert.book.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names an item. */
public record Key(String pk, String sk) {

  /** The key as an item's attributes. */
  public Map<String, AttributeValue> attributes() {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  static Key of(Map<String, AttributeValue> item) {
    return new Key(Attributes.text(item, "pk"), Attributes.text(item, "sk"));
  }
}
