package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.notifications.message.SnsError;
import dev.fairway.sandbox.notifications.topic.DeliveryPolicy;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import dev.fairway.sandbox.notifications.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on topics and their tags. */
final class TopicOperations {

  private static final int MOST_TAGS = 50;

  private final Topics topics;
  private final Account account;

  TopicOperations(Topics topics, Account account) {
    this.topics = topics;
    this.account = account;
  }

  ObjectNode create(JsonNode input) {
    Topic topic =
        topics.create(
            input.path("Name").asString(""), input.path("Attributes"), tags(input.path("Tags")));
    return object().put("TopicArn", topic.arn());
  }

  ObjectNode delete(JsonNode input) {
    topics.delete(input.path("TopicArn").asString(""));
    return object();
  }

  ObjectNode list(JsonNode input) {
    return Pages.of("Topics", topics.all(), input, topic -> object().put("TopicArn", topic.arn()));
  }

  ObjectNode attributes(JsonNode input) {
    Topic topic = topics.topic(input.path("TopicArn").asString(""));
    List<Subscription> subscriptions = topics.of(topic.arn());
    long confirmed = subscriptions.stream().filter(Subscription::confirmed).count();
    ObjectNode attributes =
        object()
            .put("TopicArn", topic.arn())
            .put("Owner", account.id())
            .put("DisplayName", "")
            .put("Policy", defaultPolicy(topic))
            .put("SubscriptionsConfirmed", Long.toString(confirmed))
            .put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed))
            .put("SubscriptionsDeleted", "0")
            .put("EffectiveDeliveryPolicy", effectiveDeliveryPolicy());
    topic.attributes().forEach(attributes::put);
    ObjectNode response = object();
    response.set("Attributes", attributes);
    return response;
  }

  private static String effectiveDeliveryPolicy() {
    DeliveryPolicy policy = DeliveryPolicy.DEFAULT;
    ObjectNode root = object();
    ObjectNode http = root.putObject("http");
    http.putObject("defaultHealthyRetryPolicy")
        .put("minDelayTarget", policy.minDelayTarget())
        .put("maxDelayTarget", policy.maxDelayTarget())
        .put("numRetries", policy.numRetries())
        .put("numMaxDelayRetries", 0)
        .put("numNoDelayRetries", 0)
        .put("numMinDelayRetries", 0)
        .put("backoffFunction", policy.backoffFunction());
    http.put("disableSubscriptionOverrides", false);
    http.putObject("defaultRequestPolicy").put("headerContentType", policy.contentType());
    return root.toString();
  }

  /** The owner may do everything. */
  private String defaultPolicy(Topic topic) {
    ObjectNode policy = object().put("Version", "2008-10-17").put("Id", "__default_policy_ID");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "__default_statement_ID").put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", "*");
    ArrayNode actions = statement.putArray("Action");
    List.of("GetTopicAttributes", "SetTopicAttributes", "DeleteTopic", "Subscribe", "Publish")
        .forEach(action -> actions.add("SNS:" + action));
    statement.put("Resource", topic.arn());
    statement.putObject("Condition").putObject("StringEquals").put("AWS:SourceOwner", account.id());
    return policy.toString();
  }

  ObjectNode setAttribute(JsonNode input) {
    topics.setAttribute(
        input.path("TopicArn").asString(""),
        input.path("AttributeName").asString(""),
        input.path("AttributeValue").asString(""));
    return object();
  }

  ObjectNode tag(JsonNode input) {
    Map<String, String> more = tags(input.path("Tags"));
    topics.retag(
        resource(input),
        tags -> {
          tags.putAll(more);
          if (tags.size() > MOST_TAGS) {
            throw SnsError.invalid("Tags", "a topic can have at most 50 tags.");
          }
          return tags;
        });
    return object();
  }

  ObjectNode untag(JsonNode input) {
    topics.retag(
        resource(input),
        tags -> {
          input.path("TagKeys").forEach(key -> tags.remove(key.asString("")));
          return tags;
        });
    return object();
  }

  ObjectNode listTags(JsonNode input) {
    ObjectNode response = object();
    ArrayNode list = response.putArray("Tags");
    new TreeMap<>(topics.topic(resource(input)).tags())
        .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return response;
  }

  private static String resource(JsonNode input) {
    return input.path("ResourceArn").asString("");
  }

  private static Map<String, String> tags(JsonNode list) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : list) {
      tags.put(tag.path("Key").asString(""), tag.path("Value").asString(""));
    }
    return tags;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
