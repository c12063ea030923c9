package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.notifications.message.SnsError;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Makes, confirms and changes subscriptions. */
public final class Subscribing {

  /** "Confirmation tokens are valid for two days" (Subscribe). */
  private static final Duration TOKEN_LIFE = Duration.ofDays(2);

  private final Topics topics;
  private final Clock clock;

  /** By token: whoever was unsubscribed may come back by the link that told of it. */
  private final Map<String, Subscription> ended = new ConcurrentHashMap<>();

  public Subscribing(Topics topics, Clock clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * Subscribes an endpoint, or finds the subscription that it has.
   *
   * @param input of Subscribe
   */
  public Subscription subscribe(JsonNode input) {
    Topic topic = topics.topic(input.path("TopicArn").asString(""));
    Protocol protocol = Protocol.of(input.path("Protocol").asString(""));
    String endpoint = input.path("Endpoint").asString("");
    protocol.check(endpoint);
    Map<String, String> wanted = SubscriptionAttributes.read(protocol, input.path("Attributes"));
    synchronized (topics) {
      return topics.of(topic.arn()).stream()
          .filter(known -> known.protocol() == protocol && known.endpoint().equals(endpoint))
          .findFirst()
          .map(known -> same(known, wanted))
          .orElseGet(() -> topics.add(created(topic, protocol, endpoint, wanted)));
    }
  }

  private static Subscription same(Subscription known, Map<String, String> wanted) {
    if (!wanted.isEmpty() && !known.attributes().equals(wanted)) {
      throw SnsError.invalid("Attributes", "Subscription already exists with different attributes");
    }
    return known;
  }

  private Subscription created(
      Topic topic, Protocol protocol, String endpoint, Map<String, String> attributes) {
    String token = hex() + hex() + hex();
    return new Subscription(
        topic.arn() + ":" + UUID.randomUUID(),
        topic.arn(),
        protocol,
        endpoint,
        token,
        !protocol.needsConfirmation(),
        clock.instant(),
        attributes);
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Confirms the subscription that a token was made for; a second time changes nothing. */
  public Subscription confirm(String topicArn, String token) {
    Topic topic = topics.topic(topicArn);
    Subscription found =
        topics.of(topic.arn()).stream()
            .filter(subscription -> subscription.token().equals(token))
            .findFirst()
            .or(() -> Optional.ofNullable(ended.remove(token)))
            .orElseThrow(
                () -> SnsError.invalid("Token", "it belongs to no subscription of the topic."));
    if (found.confirmed()) {
      return topics.add(found);
    }
    if (found.since().plus(TOKEN_LIFE).isBefore(clock.instant())) {
      throw SnsError.invalid("Token", "it was valid for two days; subscribe again.");
    }
    return topics.add(found.confirm());
  }

  /** Ends a subscription; one that is not there is no error. */
  public Optional<Subscription> unsubscribe(String arn) {
    Optional<Subscription> found = topics.find(arn);
    found.ifPresent(
        subscription -> {
          ended.put(subscription.token(), subscription);
          topics.remove(arn);
        });
    return found;
  }

  /** Sets an attribute of a subscription; an empty value takes it back. */
  public void setAttribute(String arn, String name, String value) {
    Subscription subscription = topics.subscription(arn);
    Map<String, String> attributes = new TreeMap<>(subscription.attributes());
    SubscriptionAttributes.put(subscription.protocol(), name, value, attributes);
    if (value.isEmpty()) {
      attributes.remove(name);
    }
    SubscriptionAttributes.checkFilter(attributes);
    topics.add(subscription.withAttributes(attributes));
  }
}
