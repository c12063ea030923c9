package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.notifications.filter.FilterPolicy;
import dev.fairway.sandbox.notifications.filter.FilterScope;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.notifications.inbox.Smtp;
import dev.fairway.sandbox.notifications.message.Notification;
import dev.fairway.sandbox.notifications.signing.Envelopes;
import dev.fairway.sandbox.notifications.signing.Links;
import dev.fairway.sandbox.notifications.topic.DeliveryPolicy;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends each message to those subscribers that want it, and asks new ones whether they do. */
public final class Fanout implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Fanout.class);

  private record FilterKey(String scope, String policy) {}

  private final Envelopes envelopes;
  private final SandboxClock clock;
  private final QueueCourier queues;
  private final HttpCourier http;
  private final MailCourier mails;
  private final Attempts attempts;
  private final Map<FilterKey, Optional<FilterPolicy>> filters = new ConcurrentHashMap<>();

  public Fanout(
      Apis apis,
      SandboxClock clock,
      Links links,
      Envelopes envelopes,
      Inbox inbox,
      Optional<Smtp> smtp) {
    this.envelopes = envelopes;
    this.clock = clock;
    this.queues = new QueueCourier(apis, envelopes);
    this.http = new HttpCourier(envelopes);
    this.mails = new MailCourier(inbox, smtp, links, envelopes);
    this.attempts = new Attempts(clock);
  }

  /** Starts the delivery of a message; it goes on by itself. */
  public void publish(Topic topic, List<Subscription> subscriptions, Notification notification) {
    for (Subscription subscription : subscriptions) {
      Letter letter = new Letter(topic, subscription, notification);
      if (subscription.confirmed() && wanted(letter)) {
        attempts.start(
            new Parcel(
                "Message " + notification.messageId() + " for " + subscription.endpoint(),
                () -> courier(subscription).deliver(letter),
                schedule(topic, subscription),
                why -> redrive(letter)));
      }
    }
  }

  private boolean wanted(Letter letter) {
    Subscription subscription = letter.subscription();
    Optional<FilterPolicy> filter =
        subscription
            .filterPolicy()
            .flatMap(
                policy ->
                    filters.computeIfAbsent(
                        new FilterKey(subscription.filterPolicyScope(), policy),
                        key -> FilterPolicy.of(key.policy(), FilterScope.of(key.scope()))));
    return filter.isEmpty() || filter.get().accepts(letter.notification(), letter.body());
  }

  private Courier courier(Subscription subscription) {
    return switch (subscription.protocol()) {
      case HTTP, HTTPS -> http;
      case EMAIL, EMAIL_JSON -> mails;
      case SQS -> queues;
      case SMS, LAMBDA, FIREHOSE, APPLICATION -> Fanout::notSimulated;
    };
  }

  private static Receipt notSimulated(Letter letter) {
    log.info(
        "Message {} for {} {} goes nowhere: the sandbox does not deliver by {}",
        letter.notification().messageId(),
        letter.subscription().protocol().word(),
        letter.subscription().endpoint(),
        letter.subscription().protocol().word());
    return new Receipt.Delivered();
  }

  private static RetrySchedule schedule(Topic topic, Subscription subscription) {
    return switch (subscription.protocol()) {
      case HTTP, HTTPS -> RetrySchedule.of(DeliveryPolicy.of(topic, subscription));
      case SQS, LAMBDA, FIREHOSE -> RetrySchedule.MANAGED;
      case EMAIL, EMAIL_JSON, SMS, APPLICATION -> RetrySchedule.CUSTOMER;
    };
  }

  private void redrive(Letter letter) {
    letter
        .subscription()
        .deadLetterArn()
        .ifPresent(
            queue ->
                attempts.start(
                    new Parcel(
                        "Message " + letter.notification().messageId() + " for " + queue,
                        () -> queues.put(letter, queue),
                        RetrySchedule.MANAGED,
                        why -> {})));
  }

  /** Asks the endpoint of a new subscription to confirm it. */
  public void invite(Topic topic, Subscription subscription) {
    if (subscription.protocol().isMail()) {
      start(topic, subscription, () -> mails.invite(topic, subscription, clock.instant()));
    } else if (subscription.protocol().isHttp()) {
      tell(topic, subscription, envelopes.confirmation(topic, subscription, clock.instant()));
    }
  }

  /** Tells an endpoint that its subscription has ended. */
  public void farewell(Topic topic, Subscription subscription) {
    if (subscription.protocol().isHttp()) {
      tell(topic, subscription, envelopes.farewell(topic, subscription, clock.instant()));
    }
  }

  private void tell(Topic topic, Subscription subscription, ObjectNode document) {
    start(topic, subscription, () -> http.tell(topic, subscription, document));
  }

  private void start(
      Topic topic, Subscription subscription, java.util.function.Supplier<Receipt> send) {
    attempts.start(
        new Parcel(
            "The word about its subscription for " + subscription.endpoint(),
            send,
            schedule(topic, subscription),
            why -> {}));
  }

  @Override
  public void close() {
    http.close();
    attempts.close();
  }
}
