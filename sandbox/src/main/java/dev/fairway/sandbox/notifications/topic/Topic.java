package dev.fairway.sandbox.notifications.topic;

import java.util.Map;

/**
 * A standard topic.
 *
 * @param attributes those that were set
 */
public record Topic(String arn, Map<String, String> attributes, Map<String, String> tags) {

  public Topic {
    attributes = Map.copyOf(attributes);
    tags = Map.copyOf(tags);
  }

  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** Whom mails say they are from. */
  public String displayName() {
    String given = attributes.getOrDefault("DisplayName", "");
    return given.isEmpty() ? name() : given;
  }

  /** {@code 1} or {@code 2}. */
  public String signatureVersion() {
    return attributes.getOrDefault("SignatureVersion", "1");
  }

  public Topic withAttributes(Map<String, String> others) {
    return new Topic(arn, others, tags);
  }

  public Topic withTags(Map<String, String> others) {
    return new Topic(arn, attributes, others);
  }
}
