package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.notifications.message.SnsError;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be said of a topic ("CreateTopic", "SetTopicAttributes"). */
final class TopicAttributes {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern FEEDBACK =
      Pattern.compile(
          "(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)");
  private static final Set<String> KNOWN =
      Set.of(
          "DeliveryPolicy",
          "DisplayName",
          "FifoTopic",
          "ContentBasedDeduplication",
          "KmsMasterKeyId",
          "Policy",
          "SignatureVersion",
          "TracingConfig");

  private TopicAttributes() {}

  static String name(String name) {
    if (name.endsWith(".fifo")) {
      throw noFifo();
    }
    if (!NAME.matcher(name).matches()) {
      throw SnsError.invalid(
          "Topic Name",
          "it must have 1 to 256 letters, digits, hyphens and underscores; it is '" + name + "'.");
    }
    return name;
  }

  static Map<String, String> read(JsonNode attributes) {
    Map<String, String> read = new TreeMap<>();
    if (attributes.isObject()) {
      attributes.properties().forEach(e -> put(e.getKey(), e.getValue().asString(""), read));
    }
    return read;
  }

  static void put(String name, String value, Map<String, String> into) {
    if (!KNOWN.contains(name) && !FEEDBACK.matcher(name).matches()) {
      throw SnsError.invalid("AttributeName", "a topic has no attribute '" + name + "'.");
    }
    switch (name) {
      case "FifoTopic", "ContentBasedDeduplication" -> {
        if (Boolean.parseBoolean(value)) {
          throw noFifo();
        }
      }
      case "SignatureVersion" -> {
        if (!value.equals("1") && !value.equals("2")) {
          throw SnsError.invalid("SignatureVersion", "it must be 1 or 2, not '" + value + "'.");
        }
      }
      case "DisplayName" -> displayName(value);
      case "Policy" -> json(name, value);
      case "DeliveryPolicy" -> {
        json(name, value);
        var unused = DeliveryPolicy.ofTopic(value);
      }
      default -> {}
    }
    into.put(name, value);
  }

  private static void displayName(String value) {
    if (value.length() > 100 || value.codePoints().anyMatch(Character::isISOControl)) {
      throw SnsError.invalid(
          "DisplayName", "it must have at most 100 characters and no line break.");
    }
  }

  static void json(String name, String value) {
    try {
      if (value.isEmpty() || JsonMapper.shared().readTree(value).isObject()) {
        return;
      }
    } catch (JacksonException e) {
      throw SnsError.invalid(name + ": failed to parse JSON. " + e.getOriginalMessage());
    }
    throw SnsError.invalid(name + ": it must be a JSON object");
  }

  private static RuntimeException noFifo() {
    return SnsError.invalid(
        "FIFO topics",
        "the sandbox simulates standard topics only: leave .fifo and FifoTopic out.");
  }
}
