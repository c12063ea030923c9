package dev.fairway.sandbox.notifications.inbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** A mail in the format of RFC 5322, as files and mail servers have it. */
final class MimeMail {

  private static final String TOPIC = "X-Amz-Sns-Topic-Arn";
  private static final String MESSAGE = "X-Amz-Sns-Message-Id";
  private static final Session NOWHERE = Session.getInstance(new Properties());

  private MimeMail() {}

  static MimeMessage of(Mail mail, Session session) throws MessagingException, IOException {
    String messageId = "<" + mail.messageId() + "@sns.fairway.invalid>";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    message.setFrom(new InternetAddress(Mail.SENDER, mail.from(), StandardCharsets.UTF_8.name()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(mail.date()));
    message.setHeader(TOPIC, mail.topicArn());
    message.setHeader(MESSAGE, mail.messageId());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  static void write(Mail mail, OutputStream out) throws MessagingException, IOException {
    of(mail, NOWHERE).writeTo(out);
  }

  static Mail read(InputStream in) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(NOWHERE, in);
    InternetAddress from = (InternetAddress) message.getFrom()[0];
    InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
    return new Mail(
        to.getAddress(),
        from.getPersonal(),
        message.getSubject(),
        message.getSentDate().toInstant(),
        message.getContent().toString().replace("\r\n", "\n"),
        message.getHeader(TOPIC, null),
        message.getHeader(MESSAGE, null));
  }
}
