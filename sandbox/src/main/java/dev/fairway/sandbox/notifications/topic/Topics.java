package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.notifications.message.SnsError;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Every topic and subscription of the region. */
public final class Topics {

  private final Account account;
  private final TopicFile file;
  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<String, Subscription> subscriptions = new TreeMap<>();

  /**
   * @param kept the folder of the region's state where it outlives the region
   */
  public Topics(Account account, Optional<Path> kept) {
    this.account = account;
    this.file = TopicFile.in(kept);
    TopicFile.Kept known = file.read();
    known.topics().forEach(topic -> topics.put(topic.arn(), topic));
    known.subscriptions().forEach(each -> subscriptions.put(each.arn(), each));
  }

  /** Creates a topic, or finds the one that has this name and nothing against the attributes. */
  public synchronized Topic create(String name, JsonNode attributes, Map<String, String> tags) {
    Map<String, String> wanted = TopicAttributes.read(attributes);
    String arn = account.arn("sns", TopicAttributes.name(name));
    Topic known = topics.get(arn);
    if (known == null) {
      return keep(new Topic(arn, wanted, tags));
    }
    if (!known.attributes().entrySet().containsAll(wanted.entrySet())) {
      throw SnsError.invalid("Attributes", "Topic already exists with different attributes");
    }
    return known;
  }

  private Topic keep(Topic topic) {
    topics.put(topic.arn(), topic);
    write();
    return topic;
  }

  /**
   * The topic of an ARN.
   *
   * @throws dev.fairway.sandbox.api.ApiException {@code NotFound}, or {@code InvalidParameter}
   *     where it is no ARN
   */
  public synchronized Topic topic(String arn) {
    int parts = arn.split(":", -1).length;
    if (parts < 6) {
      throw SnsError.invalid("TopicArn", "An ARN must have at least 6 elements, not " + parts);
    }
    Topic topic = topics.get(arn);
    if (topic == null) {
      throw SnsError.notFound("Topic");
    }
    return topic;
  }

  public synchronized List<Topic> all() {
    return List.copyOf(topics.values());
  }

  public synchronized void setAttribute(String arn, String name, String value) {
    Topic topic = topic(arn);
    Map<String, String> attributes = new TreeMap<>(topic.attributes());
    TopicAttributes.put(name, value, attributes);
    keep(topic.withAttributes(attributes));
  }

  public synchronized void retag(String arn, UnaryOperator<Map<String, String>> change) {
    Topic topic = topic(arn);
    keep(topic.withTags(change.apply(new TreeMap<>(topic.tags()))));
  }

  /** Deletes a topic with its subscriptions; one that is not there is no error. */
  public synchronized void delete(String arn) {
    topics.remove(arn);
    subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
    write();
  }

  public synchronized Subscription add(Subscription subscription) {
    subscriptions.put(subscription.arn(), subscription);
    write();
    return subscription;
  }

  public synchronized Optional<Subscription> find(String subscriptionArn) {
    return Optional.ofNullable(subscriptions.get(subscriptionArn));
  }

  /**
   * The subscription of an ARN.
   *
   * @throws dev.fairway.sandbox.api.ApiException {@code NotFound}
   */
  public Subscription subscription(String arn) {
    if (arn.split(":", -1).length < 7) {
      throw SnsError.invalid("SubscriptionArn", "'" + arn + "' is not the ARN of a subscription.");
    }
    return find(arn).orElseThrow(() -> SnsError.notFound("Subscription"));
  }

  public synchronized void remove(String subscriptionArn) {
    subscriptions.remove(subscriptionArn);
    write();
  }

  public synchronized List<Subscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  /** The subscriptions of a topic. */
  public synchronized List<Subscription> of(String topicArn) {
    return subscriptions.values().stream()
        .filter(subscription -> subscription.topicArn().equals(topicArn))
        .toList();
  }

  private void write() {
    file.write(new TopicFile.Kept(List.copyOf(topics.values()), copy(subscriptions.values())));
  }

  private static List<Subscription> copy(Collection<Subscription> all) {
    return List.copyOf(all);
  }
}
