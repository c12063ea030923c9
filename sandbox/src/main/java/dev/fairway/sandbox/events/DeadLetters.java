package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts events that a target did not take into its dead-letter queue: the event itself as the body,
 * the reason in message attributes ("Using dead-letter queues to process undelivered events in
 * EventBridge").
 */
record DeadLetters(QueueSender queues) {

  DeliveryOutcome take(
      Delivery delivery, int retries, DeliveryFailure failure, @Nullable String exhausted) {
    Optional<String> queue = delivery.target().deadLetterArn();
    if (queue.isEmpty()) {
      return new DeliveryOutcome.Dropped(failure, "the target has no dead-letter queue", false);
    }
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("MessageBody", delivery.event().text());
    message.set("MessageAttributes", attributes(delivery, retries, failure, exhausted));
    try {
      queues.send(queue.get(), message, Optional.empty());
      return new DeliveryOutcome.DeadLettered(failure, queue.get());
    } catch (ApiException | UncheckedIOException e) {
      return new DeliveryOutcome.Dropped(
          failure, "its dead-letter queue refused it: " + e.getMessage(), true);
    }
  }

  private static ObjectNode attributes(
      Delivery delivery, int retries, DeliveryFailure failure, @Nullable String exhausted) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    add(attributes, "RULE_ARN", "String", delivery.rule().arn());
    add(attributes, "TARGET_ARN", "String", delivery.target().arn());
    add(attributes, "ERROR_CODE", "String", failure.code());
    add(attributes, "ERROR_MESSAGE", "String", failure.message());
    add(attributes, "RETRY_ATTEMPTS", "Number", Integer.toString(retries));
    if (exhausted != null) {
      add(attributes, "EXHAUSTED_RETRY_CONDITION", "String", exhausted);
    }
    return attributes;
  }

  private static void add(ObjectNode attributes, String name, String type, String value) {
    attributes.putObject(name).put("DataType", type).put("StringValue", value);
  }
}
