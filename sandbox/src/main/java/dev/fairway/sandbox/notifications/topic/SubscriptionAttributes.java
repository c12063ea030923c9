package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.notifications.filter.FilterPolicy;
import dev.fairway.sandbox.notifications.filter.FilterScope;
import dev.fairway.sandbox.notifications.message.SnsError;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be said of a subscription ("Subscribe", "SetSubscriptionAttributes"). */
final class SubscriptionAttributes {

  private static final Pattern QUEUE = Pattern.compile("arn:aws:sqs:[^:]+:\\d{12}:[A-Za-z0-9_-]+");
  private static final Set<String> KNOWN =
      Set.of(
          "DeliveryPolicy",
          "FilterPolicy",
          "FilterPolicyScope",
          "RawMessageDelivery",
          "RedrivePolicy",
          "ReplayPolicy",
          "SubscriptionRoleArn");

  private SubscriptionAttributes() {}

  static Map<String, String> read(Protocol protocol, JsonNode attributes) {
    Map<String, String> read = new TreeMap<>();
    if (attributes.isObject()) {
      attributes
          .properties()
          .forEach(e -> put(protocol, e.getKey(), e.getValue().asString(""), read));
    }
    checkFilter(read);
    return read;
  }

  /** Checks one attribute and keeps it; {@link #checkFilter} follows once all are there. */
  static void put(Protocol protocol, String name, String value, Map<String, String> into) {
    if (!KNOWN.contains(name)) {
      throw SnsError.invalid("AttributeName", "a subscription has no attribute '" + name + "'.");
    }
    switch (name) {
      case "RawMessageDelivery" -> raw(protocol, value);
      case "RedrivePolicy" -> redrive(value);
      case "DeliveryPolicy" -> delivery(protocol, value);
      case "FilterPolicyScope" -> {
        var unused = FilterScope.of(value);
      }
      case "ReplayPolicy" -> throw SnsError.invalid("ReplayPolicy", "it is for FIFO topics only.");
      default -> {}
    }
    into.put(name, value);
  }

  static void checkFilter(Map<String, String> attributes) {
    String policy = attributes.getOrDefault("FilterPolicy", "");
    if (!policy.isEmpty()) {
      var unused =
          FilterPolicy.of(
              policy,
              FilterScope.of(attributes.getOrDefault("FilterPolicyScope", "MessageAttributes")));
    }
  }

  private static void raw(Protocol protocol, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw SnsError.invalid("RawMessageDelivery", "it must be true or false.");
    }
    if (value.equals("true") && !protocol.canBeRaw()) {
      throw SnsError.invalid(
          "Attributes",
          "Delivery protocol [" + protocol.word() + "] does not support raw message delivery.");
    }
  }

  private static void redrive(String value) {
    if (value.isEmpty()) {
      return;
    }
    TopicAttributes.json("RedrivePolicy", value);
    String queue = JsonMapper.shared().readTree(value).path("deadLetterTargetArn").asString("");
    if (!QUEUE.matcher(queue).matches()) {
      throw SnsError.invalid(
          "RedrivePolicy: deadLetterTargetArn must be the ARN of a standard queue, not '"
              + queue
              + "'");
    }
  }

  private static void delivery(Protocol protocol, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (!protocol.isHttp()) {
      throw SnsError.invalid("DeliveryPolicy", "only http and https subscriptions have one.");
    }
    TopicAttributes.json("DeliveryPolicy", value);
    var unused = DeliveryPolicy.ofSubscription(value);
  }
}
