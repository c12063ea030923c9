package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.notifications.delivery.Fanout;
import dev.fairway.sandbox.notifications.topic.Subscribing;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import dev.fairway.sandbox.notifications.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on subscriptions. */
final class SubscriptionOperations {

  private final Topics topics;
  private final Subscribing subscribing;
  private final Fanout fanout;
  private final Account account;

  SubscriptionOperations(Topics topics, Subscribing subscribing, Fanout fanout, Account account) {
    this.topics = topics;
    this.subscribing = subscribing;
    this.fanout = fanout;
    this.account = account;
  }

  ObjectNode subscribe(JsonNode input) {
    Subscription subscription = subscribing.subscribe(input);
    if (!subscription.confirmed()) {
      fanout.invite(topics.topic(subscription.topicArn()), subscription);
    }
    boolean told =
        subscription.confirmed()
            || Boolean.parseBoolean(input.path("ReturnSubscriptionArn").asString("false"));
    return object().put("SubscriptionArn", told ? subscription.arn() : "pending confirmation");
  }

  ObjectNode confirm(JsonNode input) {
    Subscription subscription =
        subscribing.confirm(input.path("TopicArn").asString(""), input.path("Token").asString(""));
    return object().put("SubscriptionArn", subscription.arn());
  }

  ObjectNode unsubscribe(JsonNode input) {
    subscribing
        .unsubscribe(input.path("SubscriptionArn").asString(""))
        .ifPresent(
            ended -> {
              Topic topic = topics.topic(ended.topicArn());
              fanout.farewell(topic, ended);
            });
    return object();
  }

  ObjectNode list(JsonNode input) {
    return Pages.of("Subscriptions", topics.subscriptions(), input, this::listed);
  }

  ObjectNode listByTopic(JsonNode input) {
    Topic topic = topics.topic(input.path("TopicArn").asString(""));
    return Pages.of("Subscriptions", topics.of(topic.arn()), input, this::listed);
  }

  private ObjectNode listed(Subscription subscription) {
    return object()
        .put(
            "SubscriptionArn",
            subscription.confirmed() ? subscription.arn() : "PendingConfirmation")
        .put("Owner", account.id())
        .put("Protocol", subscription.protocol().word())
        .put("Endpoint", subscription.endpoint())
        .put("TopicArn", subscription.topicArn());
  }

  ObjectNode attributes(JsonNode input) {
    Subscription subscription = topics.subscription(arn(input));
    ObjectNode attributes = listed(subscription);
    attributes
        .put("SubscriptionArn", subscription.arn())
        .put("PendingConfirmation", Boolean.toString(!subscription.confirmed()))
        .put("ConfirmationWasAuthenticated", "false")
        .put("RawMessageDelivery", "false");
    subscription
        .filterPolicy()
        .ifPresent(policy -> attributes.put("FilterPolicyScope", subscription.filterPolicyScope()));
    subscription.attributes().forEach(attributes::put);
    ObjectNode response = object();
    response.set("Attributes", attributes);
    return response;
  }

  ObjectNode setAttribute(JsonNode input) {
    subscribing.setAttribute(
        arn(input),
        input.path("AttributeName").asString(""),
        input.path("AttributeValue").asString(""));
    return object();
  }

  private static String arn(JsonNode input) {
    return input.path("SubscriptionArn").asString("");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
