package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.faults.Fault;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.notifications.delivery.Fanout;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.notifications.inbox.Smtp;
import dev.fairway.sandbox.notifications.signing.Envelopes;
import dev.fairway.sandbox.notifications.signing.Links;
import dev.fairway.sandbox.notifications.signing.Signer;
import dev.fairway.sandbox.notifications.topic.Subscribing;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import dev.fairway.sandbox.notifications.topic.TopicPolicy;
import dev.fairway.sandbox.notifications.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amazon SNS: the service {@code sns}, with standard topics. */
public final class Notifications implements ApiHandler, AutoCloseable {

  /**
   * Where mails go.
   *
   * @param smtp a server that they are handed on to
   */
  public record Mailing(Inbox inbox, Optional<Smtp> smtp) {}

  private final Topics topics;
  private final Subscribing subscribing;
  private final Signer signer = new Signer();
  private final Faults faults;
  private final Fanout fanout;
  private final TopicOperations topicOperations;
  private final SubscriptionOperations subscriptions;
  private final PublishOperations publishing;

  /**
   * @param apis where queues are called
   * @param endpoint of the region, which the links lead to
   * @param kept the folder of the region's state where it outlives the region
   */
  public Notifications(
      Account account,
      Apis apis,
      SandboxClock clock,
      URI endpoint,
      Optional<Path> kept,
      Mailing mailing,
      Faults faults) {
    this.faults = faults;
    this.topics = new Topics(account, kept);
    this.subscribing = new Subscribing(topics, clock);
    Links links = new Links(endpoint);
    Envelopes envelopes = new Envelopes(links, signer);
    this.fanout = new Fanout(apis, clock, links, envelopes, mailing.inbox(), mailing.smtp());
    this.topicOperations = new TopicOperations(topics, account);
    this.subscriptions = new SubscriptionOperations(topics, subscribing, fanout, account);
    this.publishing = new PublishOperations(topics, fanout, new TopicPolicy(account), clock);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    if (faults.strikes(Fault.SNS_DOWN, "")) {
      throw new ApiException("InternalError", "The fault SNS_DOWN is set.", 500);
    }
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "CreateTopic" -> topicOperations.create(input);
      case "DeleteTopic" -> topicOperations.delete(input);
      case "ListTopics" -> topicOperations.list(input);
      case "GetTopicAttributes" -> topicOperations.attributes(input);
      case "SetTopicAttributes" -> topicOperations.setAttribute(input);
      case "TagResource" -> topicOperations.tag(input);
      case "UntagResource" -> topicOperations.untag(input);
      case "ListTagsForResource" -> topicOperations.listTags(input);
      case "Subscribe" -> subscriptions.subscribe(input);
      case "ConfirmSubscription" -> subscriptions.confirm(input);
      case "Unsubscribe" -> subscriptions.unsubscribe(input);
      case "ListSubscriptions" -> subscriptions.list(input);
      case "ListSubscriptionsByTopic" -> subscriptions.listByTopic(input);
      case "GetSubscriptionAttributes" -> subscriptions.attributes(input);
      case "SetSubscriptionAttributes" -> subscriptions.setAttribute(input);
      case "Publish" -> publishing.publish(input, call.caller());
      case "PublishBatch" -> publishing.publishBatch(input);
      default ->
          throw ApiException.badRequest(
              "InvalidAction", "SNS's " + call.operation() + " is not part of the sandbox.");
    };
  }

  /**
   * Subscribes an address, confirmed, to every topic that no address is subscribed to.
   *
   * @throws ApiException {@code InvalidParameter} for what is no address
   */
  public void mailTo(String address) {
    for (Topic topic : topics.all()) {
      List<Subscription> known = topics.of(topic.arn());
      if (known.stream().noneMatch(subscription -> subscription.protocol().isMail())) {
        Subscription made = subscribing.subscribe(request(topic, address));
        subscribing.confirm(topic.arn(), made.token());
      }
    }
  }

  private static JsonNode request(Topic topic, String address) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("TopicArn", topic.arn())
        .put("Protocol", "email")
        .put("Endpoint", address);
  }

  /** Whether there is any topic, and so a reason to look into the inbox. */
  public boolean hasTopics() {
    return !topics.all().isEmpty();
  }

  /** The certificate of the signatures, as PEM. */
  public String certificate() {
    return signer.certificate();
  }

  @Override
  public void close() {
    fanout.close();
  }
}
