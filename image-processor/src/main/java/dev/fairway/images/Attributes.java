package dev.fairway.images;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item, or of a map inside one, in the order of their names. */
final class Attributes {

  private final Map<String, AttributeValue> values = new TreeMap<>();

  /** Adds a text; nothing where there is none. */
  Attributes text(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, AttributeValue.fromS(value));
    }
    return this;
  }

  /** Adds a number; nothing where there is none. */
  Attributes number(String name, @Nullable Number value) {
    if (value != null) {
      values.put(name, AttributeValue.fromN(value.toString()));
    }
    return this;
  }

  Attributes maps(String name, List<Attributes> items) {
    List<AttributeValue> maps =
        items.stream().map(item -> AttributeValue.fromM(item.values)).toList();
    values.put(name, AttributeValue.fromL(maps));
    return this;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  /** Puts what a table gave back, in any order, into the order of the names. */
  static Map<String, AttributeValue> inOrder(Map<String, AttributeValue> attributes) {
    var ordered = new TreeMap<String, AttributeValue>();
    attributes.forEach((name, value) -> ordered.put(name, inOrder(value)));
    return ordered;
  }

  private static AttributeValue inOrder(AttributeValue value) {
    return switch (value.type()) {
      case M -> AttributeValue.fromM(inOrder(value.m()));
      case L -> AttributeValue.fromL(value.l().stream().map(Attributes::inOrder).toList());
      default -> value;
    };
  }
}
