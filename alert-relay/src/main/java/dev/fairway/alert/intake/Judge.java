package dev.fairway.alert.intake;

import dev.fairway.alert.book.Report;
import dev.fairway.alert.event.Events;
import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.rule.Rules;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Reads messages and says by the rules what they are. */
record Judge(Events events, Rules rules, Clock clock) {

  /** A message with an event of EventBridge. */
  Judged event(Message message) {
    return judged(message, events.read(message.body()));
  }

  /** A message of the dead-letter queue of a rule of EventBridge. */
  Judged undelivered(Message message) {
    return judged(
        message,
        events.undelivered(message.messageId(), sentAt(message), message.body(), texts(message)));
  }

  private Judged judged(Message message, Occurrence occurrence) {
    return new Judged(message, new Report(occurrence, rules.judge(occurrence), clock.instant()));
  }

  private Instant sentAt(Message message) {
    String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return sent == null ? clock.instant() : Instant.ofEpochMilli(Long.parseLong(sent));
  }

  private static Map<String, String> texts(Message message) {
    Map<String, String> texts = new HashMap<>();
    message
        .messageAttributes()
        .forEach(
            (name, value) -> {
              if (value.stringValue() != null) {
                texts.put(name, value.stringValue());
              }
            });
    return texts;
  }
}
