package dev.fairway.sandbox.notifications.inbox;

/**
 * A mail in the inbox.
 *
 * @param id of digits, higher for a later mail
 * @param unread until a person opens it on the page
 */
public record ReceivedMail(String id, Mail mail, boolean unread) {

  ReceivedMail read() {
    return new ReceivedMail(id, mail, false);
  }
}
