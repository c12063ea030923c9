package dev.fairway.alert.intake;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The queue of what is no event, each with its reason in attributes. */
final class DeadLetters {

  private static final int LONGEST_REASON = 500;

  /** In bytes: what 256 KiB, which a queue took at most for long, leaves beside the attributes. */
  private static final int MOST_BYTES = 248 * 1024;

  private final SqsClient sqs;
  private final String url;
  private final Clock clock;
  private final IntakeMetrics metrics;

  DeadLetters(SqsClient sqs, String url, Clock clock, IntakeMetrics metrics) {
    this.sqs = sqs;
    this.url = url;
    this.clock = clock;
    this.metrics = metrics;
  }

  void bury(Message message, String reason) throws InterruptedException {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "Reason", text(printable(reason)),
            "MessageId", text(message.messageId()),
            "FailedAt", text(clock.instant().toString()));
    calling(
        "sending to " + url,
        () ->
            sqs.sendMessage(
                send ->
                    send.queueUrl(url)
                        .messageBody(fitting(message.body()))
                        .messageAttributes(attributes)));
    metrics.dead();
  }

  private static MessageAttributeValue text(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  /** SQS takes the characters of XML 1.0 alone, and no empty text ("SendMessage"). */
  private static String printable(String reason) {
    String printable =
        reason
            .codePoints()
            .limit(LONGEST_REASON)
            .map(c -> isAllowed(c) ? c : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.isBlank() ? "unknown" : printable;
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }

  private static String fitting(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return body;
    }
    int end = MOST_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
