package dev.fairway.alert.context;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a log as people read it: a structured one becomes its level and its message. */
final class LogLine {

  /** In characters. */
  private static final int LONGEST = 300;

  private LogLine() {}

  static String readable(JsonMapper json, String line) {
    String text = line.startsWith("{") ? structured(json, line).orElse(line) : line;
    String oneLine = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 1) + "…";
  }

  /** Logstash's, ECS's (the logging schema) and most others' names of the same two members. */
  private static Optional<String> structured(JsonMapper json, String line) {
    try {
      JsonNode root = json.readTree(line);
      String level = first(root, "level", "log.level", "severity").orElse("");
      String trace = first(root, "stack_trace", "error.stack_trace").orElse("");
      return first(root, "message", "msg", "short_message")
          .map(message -> String.join(" ", level, message, trace));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(JsonNode root, String... members) {
    return Stream.of(members)
        .map(root::path)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .findFirst();
  }
}
