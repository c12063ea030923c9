package dev.fairway.sandbox.notifications.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A mail server that mails are handed on to, without a password and without encryption: one of this
 * machine or of a local network.
 */
public record Smtp(String host, int port) {

  private static final String PATIENCE_MILLIS = "10000";

  /**
   * Hands a mail on.
   *
   * @throws UncheckedIOException where the server can't be reached or does not take it
   */
  public void send(Mail mail) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", host);
    settings.put("mail.smtp.port", Integer.toString(port));
    settings.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.timeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.localhost", "localhost");
    try {
      MimeMessage message = MimeMail.of(mail, Session.getInstance(settings));
      Transport.send(message);
    } catch (MessagingException e) {
      throw new UncheckedIOException(
          new IOException(
              "The mail server %s:%d did not take a mail to %s: %s"
                  .formatted(host, port, mail.to(), e.getMessage()),
              e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
