package dev.fairway.batch.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the state table. */
public record StateItem(Map<String, AttributeValue> attributes) {

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  public String text(String name) {
    return optional(name).orElseThrow(() -> missing(name));
  }

  public long number(String name) {
    return Optional.ofNullable(attributes.get(name))
        .map(AttributeValue::n)
        .map(Long::parseLong)
        .orElseThrow(() -> missing(name));
  }

  public Instant time(String name) {
    return Instant.parse(text(name));
  }

  private IllegalStateException missing(String name) {
    return new IllegalStateException(
        "An item of the state table lacks " + name + ": " + attributes.keySet());
  }
}
