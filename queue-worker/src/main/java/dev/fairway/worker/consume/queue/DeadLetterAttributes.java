package dev.fairway.worker.consume.queue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a dead letter says in attributes beside its body, which stays as it came. */
final class DeadLetterAttributes {

  private static final int MOST_BYTES = 1024;

  private DeadLetterAttributes() {}

  static Map<String, MessageAttributeValue> of(DeadLetter letter) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    attributes.put("Reason", text(letter.reason()));
    put(attributes, "JobType", letter.label().type());
    put(attributes, "JobId", letter.label().id());
    put(attributes, "CorrelationId", letter.label().correlationId());
    attributes.put(
        "Attempts", value("Number").stringValue(Integer.toString(letter.attempts())).build());
    attributes.put("FailedAt", text(letter.failedAt().toString()));
    return attributes;
  }

  private static void put(
      Map<String, MessageAttributeValue> attributes, String name, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> attributes.put(name, text(text)));
  }

  private static MessageAttributeValue text(String text) {
    return value("String").stringValue(cut(printable(text))).build();
  }

  private static MessageAttributeValue.Builder value(String type) {
    return MessageAttributeValue.builder().dataType(type);
  }

  /** SQS takes the characters of XML 1.0 alone, and no empty text. */
  private static String printable(String text) {
    String printable =
        text.codePoints()
            .map(c -> isAllowed(c) ? c : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.isBlank() ? "unknown" : printable;
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String cut(String text) {
    String cut = text;
    while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      int over = cut.getBytes(StandardCharsets.UTF_8).length - MOST_BYTES;
      int end =
          cut.offsetByCodePoints(0, cut.codePointCount(0, cut.length()) - Math.max(1, over / 4));
      cut = cut.substring(0, end);
    }
    return cut;
  }
}
