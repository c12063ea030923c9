package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.notifications.inbox.Mail;
import dev.fairway.sandbox.notifications.inbox.Smtp;
import dev.fairway.sandbox.notifications.signing.Envelopes;
import dev.fairway.sandbox.notifications.signing.Links;
import dev.fairway.sandbox.notifications.topic.Protocol;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings messages as mails into the inbox and, where there is one, to a mail server.
 *
 * @param envelopes for {@code email-json}
 */
record MailCourier(Inbox inbox, Optional<Smtp> smtp, Links links, Envelopes envelopes)
    implements Courier {

  /** SNS's own, where the publisher gave none. */
  private static final String SUBJECT = "AWS Notification Message";

  @Override
  public Receipt deliver(Letter letter) {
    Topic topic = letter.topic();
    Subscription subscription = letter.subscription();
    String text =
        subscription.protocol() == Protocol.EMAIL_JSON
            ? envelopes.notification(topic, subscription, letter.notification()).toPrettyString()
            : letter.body() + footer(subscription);
    return send(
        new Mail(
            subscription.endpoint(),
            topic.displayName(),
            letter.notification().content().subject().orElse(SUBJECT),
            letter.notification().time(),
            text,
            topic.arn(),
            letter.notification().messageId()));
  }

  private String footer(Subscription subscription) {
    return "\n\n--\nTo get no more mails of this topic, open\n"
        + links.unsubscribe(subscription.arn())
        + "\n";
  }

  /** Asks the owner of an address whether they want a topic's messages. */
  Receipt invite(Topic topic, Subscription subscription, Instant now) {
    String text =
        """
        Somebody wants messages of this topic to be sent to you:
        %s

        If you want them, open
        %s

        If not, do nothing: without your consent nothing is sent.
        """
            .formatted(topic.arn(), links.confirm(topic.arn(), subscription.token()));
    return send(
        new Mail(
            subscription.endpoint(),
            topic.displayName(),
            "AWS Notification - Subscription Confirmation",
            now,
            text,
            topic.arn(),
            UUID.nameUUIDFromBytes(
                    subscription.token().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toString()));
  }

  /** A second try finds the mail in the inbox and only goes to the mail server. */
  private Receipt send(Mail mail) {
    inbox.receive(mail);
    try {
      smtp.ifPresent(server -> server.send(mail));
      return new Receipt.Delivered();
    } catch (UncheckedIOException e) {
      return new Receipt.Unreachable(String.valueOf(e.getMessage()));
    }
  }
}
