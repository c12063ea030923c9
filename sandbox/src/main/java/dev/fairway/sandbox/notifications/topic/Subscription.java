package dev.fairway.sandbox.notifications.topic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who wants a topic's messages.
 *
 * @param token proves that the endpoint's owner read the confirmation
 * @param since the region's time of the request
 * @param attributes those that were set
 */
public record Subscription(
    String arn,
    String topicArn,
    Protocol protocol,
    String endpoint,
    String token,
    boolean confirmed,
    Instant since,
    Map<String, String> attributes) {

  public Subscription {
    attributes = Map.copyOf(attributes);
  }

  /** Whether the message goes without SNS's own JSON around it. */
  public boolean raw() {
    return Boolean.parseBoolean(attributes.getOrDefault("RawMessageDelivery", "false"));
  }

  /** The text of the filter policy. */
  public Optional<String> filterPolicy() {
    return attribute("FilterPolicy");
  }

  public String filterPolicyScope() {
    return attribute("FilterPolicyScope").orElse("MessageAttributes");
  }

  /** Where messages go that can't be delivered. */
  public Optional<String> deadLetterArn() {
    return attribute("RedrivePolicy")
        .flatMap(
            json -> JsonMapper.shared().readTree(json).path("deadLetterTargetArn").asStringOpt());
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isEmpty());
  }

  public Subscription confirm() {
    return new Subscription(arn, topicArn, protocol, endpoint, token, true, since, attributes);
  }

  public Subscription withAttributes(Map<String, String> others) {
    return new Subscription(arn, topicArn, protocol, endpoint, token, confirmed, since, others);
  }
}
