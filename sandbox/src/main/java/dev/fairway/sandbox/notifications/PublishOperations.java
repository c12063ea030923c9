package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.notifications.delivery.Fanout;
import dev.fairway.sandbox.notifications.message.Content;
import dev.fairway.sandbox.notifications.message.Notification;
import dev.fairway.sandbox.notifications.message.SnsError;
import dev.fairway.sandbox.notifications.topic.Topic;
import dev.fairway.sandbox.notifications.topic.TopicPolicy;
import dev.fairway.sandbox.notifications.topic.Topics;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Publish and PublishBatch. */
final class PublishOperations {

  private static final Logger log = LoggerFactory.getLogger(PublishOperations.class);
  private static final int LARGEST_BATCH = 10;
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final Topics topics;
  private final Fanout fanout;
  private final TopicPolicy policy;
  private final Clock clock;

  PublishOperations(Topics topics, Fanout fanout, TopicPolicy policy, Clock clock) {
    this.topics = topics;
    this.fanout = fanout;
    this.policy = policy;
    this.clock = clock;
  }

  ObjectNode publish(JsonNode input, Caller caller) {
    Content content = Content.of(input);
    if (input.hasNonNull("PhoneNumber")) {
      log.info("A text message goes nowhere: the sandbox does not deliver by sms");
      return object().put("MessageId", UUID.randomUUID().toString());
    }
    String target = input.path("TargetArn").asString("");
    if (target.contains(":endpoint/")) {
      throw SnsError.invalid(
          "TargetArn", "the sandbox simulates topics only, no mobile endpoints.");
    }
    String arn = input.path("TopicArn").asString(target);
    if (arn.isEmpty()) {
      throw SnsError.invalid("TopicArn", "TopicArn, TargetArn or PhoneNumber is required.");
    }
    Topic topic = topics.topic(arn);
    policy.checkPublish(caller, topic);
    return object().put("MessageId", send(topic, content));
  }

  private String send(Topic topic, Content content) {
    Notification notification =
        new Notification(UUID.randomUUID().toString(), topic.arn(), content, clock.instant());
    fanout.publish(topic, topics.of(topic.arn()), notification);
    return notification.messageId();
  }

  ObjectNode publishBatch(JsonNode input) {
    Topic topic = topics.topic(input.path("TopicArn").asString(""));
    JsonNode entries = input.path("PublishBatchRequestEntries");
    check(entries);
    ObjectNode response = object();
    ArrayNode successful = response.putArray("Successful");
    ArrayNode failed = response.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asString("");
      try {
        String messageId = send(topic, Content.of(entry));
        successful.addObject().put("Id", id).put("MessageId", messageId);
      } catch (ApiException e) {
        failed
            .addObject()
            .put("Id", id)
            .put("Code", e.code())
            .put("Message", e.getMessage())
            .put("SenderFault", true);
      }
    }
    return response;
  }

  private static void check(JsonNode entries) {
    if (entries.isEmpty()) {
      throw batch("EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > LARGEST_BATCH) {
      throw batch(
          "TooManyEntriesInBatchRequest",
          "The batch request contains %d entries, more than %d."
              .formatted(entries.size(), LARGEST_BATCH));
    }
    Set<String> ids = new HashSet<>();
    long size = 0;
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asString("");
      if (!ENTRY_ID.matcher(id).matches()) {
        throw batch(
            "InvalidBatchEntryId",
            "The Id '" + id + "' must have 1 to 80 letters, digits, hyphens and underscores.");
      }
      if (!ids.add(id)) {
        throw batch("BatchEntryIdsNotDistinct", "Two entries have the Id '" + id + "'.");
      }
      size +=
          entry
              .path("Message")
              .asString("")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8)
              .length;
    }
    if (size > Content.LARGEST) {
      throw batch(
          "BatchRequestTooLong",
          "The messages have %d bytes together, more than %d.".formatted(size, Content.LARGEST));
    }
  }

  private static ApiException batch(String code, String message) {
    return ApiException.badRequest(code, message);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
