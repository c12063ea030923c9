package dev.fairway.images;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the images table, whose missing attribute fails a test with its name. */
record Item(Map<String, AttributeValue> attributes) {

  /** A string or a number, as text. */
  String text(String name) {
    AttributeValue value = attribute(name);
    return value.n() == null ? value.s() : value.n();
  }

  AttributeValue attribute(String name) {
    return Objects.requireNonNull(
        attributes.get(name), () -> "The item has no " + name + ": " + attributes);
  }
}
