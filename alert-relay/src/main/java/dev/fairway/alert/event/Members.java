package dev.fairway.alert.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads members of an event, of which none is sure to be there or of the type that is documented.
 */
final class Members {

  private Members() {}

  static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? value.stringValue() : "";
  }

  /** An integer, also one that is spelled as a text. */
  static @Nullable Integer integer(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (value.isInt()) {
      return value.intValue();
    }
    try {
      return value.isString() ? Integer.valueOf(value.stringValue().strip()) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  static Optional<Instant> instant(JsonNode node, String member) {
    try {
      return Optional.of(Instant.parse(text(node, member)));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  static String firstText(JsonNode array) {
    JsonNode first = array.path(0);
    return first.isString() ? first.stringValue() : "";
  }
}
