package dev.fairway.sandbox.notifications.message;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a caller publishes, valid by the constraints of "Publish" in the Amazon SNS API Reference.
 *
 * @param attributes in the caller's order
 * @param size of the message and its attributes in bytes
 */
public record Content(
    Optional<String> subject, Bodies bodies, Map<String, MessageAttribute> attributes, int size) {

  /** In bytes, for a message and for all of a batch. */
  public static final int LARGEST = 262_144;

  /** SNS documents "less than 100", and takes 100. */
  private static final int LONGEST_SUBJECT = 100;

  /**
   * Reads the members of Publish, or of an entry of PublishBatch.
   *
   * @throws dev.fairway.sandbox.api.ApiException {@code InvalidParameter} or {@code
   *     ParameterValueInvalid}
   */
  public static Content of(JsonNode input) {
    String message = input.path("Message").asString("");
    if (message.isEmpty()) {
      throw SnsError.invalid("Empty message");
    }
    Map<String, MessageAttribute> attributes =
        AttributeReader.read(input.path("MessageAttributes"));
    int size = bytes(message);
    for (Map.Entry<String, MessageAttribute> entry : attributes.entrySet()) {
      size += bytes(entry.getKey()) + bytes(entry.getValue().type());
      size += bytes(entry.getValue().value());
    }
    if (size > LARGEST) {
      throw SnsError.invalid(
          "Message too long",
          "message and attributes have %d bytes, more than %d.".formatted(size, LARGEST));
    }
    return new Content(
        subject(input),
        Bodies.read(message, input.path("MessageStructure").asString("")),
        Collections.unmodifiableMap(attributes),
        size);
  }

  private static Optional<String> subject(JsonNode input) {
    if (!input.hasNonNull("Subject")) {
      return Optional.empty();
    }
    String subject = input.path("Subject").asString("");
    boolean control = subject.codePoints().anyMatch(Character::isISOControl);
    int length = subject.codePointCount(0, subject.length());
    if (control || length == 0 || length > LONGEST_SUBJECT) {
      throw SnsError.invalid(
          "Subject",
          "it must have 1 to %d characters, no line breaks and no control characters; it has %d%s."
              .formatted(LONGEST_SUBJECT, length, control ? " and some of these" : ""));
    }
    return Optional.of(subject);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
