package dev.fairway.sandbox;

import dev.fairway.sandbox.notifications.inbox.Smtp;
import java.util.Optional;

/**
 * What becomes of the topics' mails beside their place in the inbox.
 *
 * @param address that is subscribed, confirmed, to each topic of the templates without an e-mail
 *     subscription
 * @param smtp a mail server that they are handed on to
 */
public record MailOptions(Optional<String> address, Optional<Smtp> smtp) {

  public static final MailOptions NONE = new MailOptions(Optional.empty(), Optional.empty());

  /** Mails to one address, into the inbox only. */
  public static MailOptions to(String address) {
    return new MailOptions(Optional.of(address), Optional.empty());
  }
}
