package dev.fairway.alert.book.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and makes the values of attributes; a time is a number of epoch milliseconds. */
public final class Attributes {

  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  public static AttributeValue time(Instant value) {
    return number(value.toEpochMilli());
  }

  /** The text, empty where there is none. */
  public static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  /** The number, zero where there is none. */
  public static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  public static Optional<Instant> time(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name)
        ? Optional.of(Instant.ofEpochMilli(number(item, name)))
        : Optional.empty();
  }

  public static boolean flag(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }
}
