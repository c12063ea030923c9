package dev.fairway.batch.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code -- key: value} lines of a report's header or of a section, in their order. */
final class HeaderValues {

  private final HeaderError start;
  private final String of;
  private final Map<String, Value> values = new LinkedHashMap<>();

  /**
   * @param of what the lines describe, for messages
   */
  HeaderValues(HeaderError start, String of) {
    this.start = start;
    this.of = of;
  }

  /** A value with its place. */
  record Value(String text, HeaderError error) {}

  void put(String key, Value value) {
    if (values.putIfAbsent(key, value) != null) {
      throw value.error().because("%s: is there twice; once is right.".formatted(key));
    }
  }

  /** Appends to a value what the next line has of it. */
  void goOn(String key, String more) {
    values.computeIfPresent(
        key, (name, value) -> new Value((value.text() + " " + more).strip(), value.error()));
  }

  Optional<Value> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Value need(String key, String example) {
    return find(key)
        .filter(value -> !value.text().isEmpty())
        .orElseThrow(
            () ->
                start.because(
                    "The %s has no line \"-- %s: …\"; for example -- %s: %s"
                        .formatted(of, key, key, example)));
  }
}
