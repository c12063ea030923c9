package dev.fairway.sandbox.notifications.signing;

import dev.fairway.sandbox.notifications.message.Notification;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON documents of SNS ("Parsing Amazon SNS message formats"), signed. */
public final class Envelopes {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Links links;
  private final Signer signer;

  public Envelopes(Links links, Signer signer) {
    this.links = links;
    this.signer = signer;
  }

  /** A message around the text that the subscription's protocol gets. */
  public ObjectNode notification(Topic topic, Subscription subscription, Notification message) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "Notification")
            .put("MessageId", message.messageId())
            .put("TopicArn", message.topicArn());
    message.content().subject().ifPresent(subject -> document.put("Subject", subject));
    document
        .put("Message", message.content().bodies().of(subscription.protocol().word()))
        .put("Timestamp", TIME.format(message.time()));
    sign(document, topic);
    document.put("UnsubscribeURL", links.unsubscribe(subscription.arn()));
    if (!message.content().attributes().isEmpty()) {
      ObjectNode attributes = document.putObject("MessageAttributes");
      message
          .content()
          .attributes()
          .forEach(
              (name, attribute) ->
                  attributes
                      .putObject(name)
                      .put("Type", attribute.type())
                      .put("Value", attribute.value()));
    }
    return document;
  }

  /** Asks an endpoint to confirm its subscription. */
  public ObjectNode confirmation(Topic topic, Subscription subscription, Instant now) {
    return invitation(
        "SubscriptionConfirmation",
        "Open the SubscribeURL to confirm that this endpoint wants the messages of "
            + topic.arn()
            + ".",
        topic,
        subscription,
        now);
  }

  /** Tells an endpoint that it was unsubscribed, and how to come back. */
  public ObjectNode farewell(Topic topic, Subscription subscription, Instant now) {
    return invitation(
        "UnsubscribeConfirmation",
        "The subscription "
            + subscription.arn()
            + " has ended. Open the SubscribeURL to subscribe again.",
        topic,
        subscription,
        now);
  }

  private ObjectNode invitation(
      String type, String text, Topic topic, Subscription subscription, Instant now) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", type)
            .put("MessageId", UUID.randomUUID().toString())
            .put("Token", subscription.token())
            .put("TopicArn", topic.arn())
            .put("Message", text)
            .put("SubscribeURL", links.confirm(topic.arn(), subscription.token()))
            .put("Timestamp", TIME.format(now));
    sign(document, topic);
    return document;
  }

  private void sign(ObjectNode document, Topic topic) {
    String version = topic.signatureVersion();
    document
        .put("SignatureVersion", version)
        .put("Signature", signer.sign(document, version))
        .put("SigningCertURL", links.certificate());
  }
}
