package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.notifications.message.SnsError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How HTTP/S deliveries are tried again, in seconds and counts ("Creating an HTTP/S delivery
 * policy").
 *
 * @param contentType of the request
 */
public record DeliveryPolicy(
    int minDelayTarget,
    int maxDelayTarget,
    int numRetries,
    int numNoDelayRetries,
    int numMinDelayRetries,
    int numMaxDelayRetries,
    String backoffFunction,
    String contentType) {

  private static final int HIGHEST_DELAY = 3_600;
  private static final int MOST_RETRIES = 100;

  /** What SNS does where nobody said otherwise: three tries more, 20 seconds apart. */
  public static final DeliveryPolicy DEFAULT =
      new DeliveryPolicy(20, 20, 3, 0, 0, 0, "linear", "text/plain; charset=UTF-8");

  public DeliveryPolicy {
    if (minDelayTarget < 1 || minDelayTarget > maxDelayTarget || maxDelayTarget > HIGHEST_DELAY) {
      throw SnsError.invalid(
          "DeliveryPolicy: minDelayTarget and maxDelayTarget must be 1 to 3600 seconds, the first"
              + " not above the second");
    }
    int phased = numNoDelayRetries + numMinDelayRetries + numMaxDelayRetries;
    if (numRetries < 0 || numRetries > MOST_RETRIES || phased > numRetries) {
      throw SnsError.invalid(
          "DeliveryPolicy: numRetries must be 0 to 100, and not below the sum of numNoDelayRetries,"
              + " numMinDelayRetries and numMaxDelayRetries");
    }
    switch (backoffFunction) {
      case "linear", "arithmetic", "geometric", "exponential" -> {}
      default ->
          throw SnsError.invalid(
              "DeliveryPolicy: backoffFunction must be linear, arithmetic, geometric or"
                  + " exponential");
    }
  }

  /** Of a topic's attribute, which holds it below {@code http}. */
  static DeliveryPolicy ofTopic(String json) {
    JsonNode http = json.isEmpty() ? MissingNode.getInstance() : tree(json).path("http");
    return of(http.path("defaultHealthyRetryPolicy"), http.path("defaultRequestPolicy"));
  }

  static DeliveryPolicy ofSubscription(String json) {
    JsonNode policy = tree(json);
    return of(policy.path("healthyRetryPolicy"), policy.path("requestPolicy"));
  }

  /** The one in force: the subscription's, else the topic's. */
  public static DeliveryPolicy of(Topic topic, Subscription subscription) {
    String own = subscription.attributes().getOrDefault("DeliveryPolicy", "");
    return own.isEmpty()
        ? ofTopic(topic.attributes().getOrDefault("DeliveryPolicy", ""))
        : ofSubscription(own);
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private static DeliveryPolicy of(JsonNode retry, JsonNode request) {
    return new DeliveryPolicy(
        retry.path("minDelayTarget").asInt(DEFAULT.minDelayTarget()),
        retry.path("maxDelayTarget").asInt(DEFAULT.maxDelayTarget()),
        retry.path("numRetries").asInt(DEFAULT.numRetries()),
        retry.path("numNoDelayRetries").asInt(0),
        retry.path("numMinDelayRetries").asInt(0),
        retry.path("numMaxDelayRetries").asInt(0),
        retry.path("backoffFunction").asString("linear"),
        request.path("headerContentType").asString(DEFAULT.contentType()));
  }
}
