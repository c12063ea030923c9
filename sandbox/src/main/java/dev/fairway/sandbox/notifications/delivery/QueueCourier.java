package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.notifications.message.MessageAttribute;
import dev.fairway.sandbox.notifications.signing.Envelopes;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings messages into queues: in SNS's JSON, or raw with their attributes ("Amazon SNS raw message
 * delivery"). The policies of queues are not asked.
 */
final class QueueCourier implements Courier {

  /** More attributes than a queue takes are a client's error. */
  private static final int MOST_ATTRIBUTES = 10;

  private final Apis apis;
  private final Envelopes envelopes;

  QueueCourier(Apis apis, Envelopes envelopes) {
    this.apis = apis;
    this.envelopes = envelopes;
  }

  @Override
  public Receipt deliver(Letter letter) {
    return put(letter, letter.subscription().endpoint());
  }

  /** Puts a letter into a queue, its subscriber's or its dead-letter queue. */
  Receipt put(Letter letter, String queueArn) {
    boolean raw = letter.subscription().raw();
    if (raw && letter.notification().content().attributes().size() > MOST_ATTRIBUTES) {
      return new Receipt.Refused("a raw message for SQS can have ten attributes at most");
    }
    try {
      ObjectNode message = raw ? raw(letter) : wrapped(letter);
      message.put("QueueUrl", url(queueArn));
      apis.call(call("SendMessage", message));
      return new Receipt.Delivered();
    } catch (ApiException e) {
      String why = e.code() + ": " + e.getMessage();
      return e.retryable() ? new Receipt.Unreachable(why) : new Receipt.Refused(why);
    }
  }

  private ObjectNode wrapped(Letter letter) {
    return object()
        .put(
            "MessageBody",
            envelopes
                .notification(letter.topic(), letter.subscription(), letter.notification())
                .toString());
  }

  private static ObjectNode raw(Letter letter) {
    ObjectNode message = object().put("MessageBody", letter.body());
    ObjectNode attributes = object();
    letter
        .notification()
        .content()
        .attributes()
        .forEach((name, attribute) -> attributes.set(name, attribute(attribute)));
    if (!attributes.isEmpty()) {
      message.set("MessageAttributes", attributes);
    }
    return message;
  }

  private static ObjectNode attribute(MessageAttribute attribute) {
    return object()
        .put("DataType", attribute.type())
        .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value());
  }

  private String url(String queueArn) {
    ObjectNode input = object().put("QueueName", queueArn.substring(queueArn.lastIndexOf(':') + 1));
    return apis.call(call("GetQueueUrl", input)).path("QueueUrl").asString("");
  }

  private static ApiCall call(String operation, ObjectNode input) {
    return new ApiCall("sqs", operation, input, Caller.service("sns", Optional.empty()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
