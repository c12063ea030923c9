package dev.fairway.sandbox.notifications.inbox;

/** Hears of each mail that comes in. */
@FunctionalInterface
public interface MailListener {

  void mailed(Mail mail);
}
