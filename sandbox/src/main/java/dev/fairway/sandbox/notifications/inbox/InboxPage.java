package dev.fairway.sandbox.notifications.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The inbox for people, in HTML that needs no script: a list, and a page for each mail. */
public final class InboxPage {

  private static final String STYLE = style();

  private final String path;
  private final DateTimeFormatter time;

  /**
   * @param path where the list is, such as {@code /_fairway/inbox}
   * @param zone of the reader
   */
  public InboxPage(String path, ZoneId zone) {
    this.path = path;
    this.time = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  /** The list, which looks for new mails by itself. */
  public String list(List<ReceivedMail> mails) {
    long unread = mails.stream().filter(ReceivedMail::unread).count();
    String body =
        mails.isEmpty()
            ? "<p class=\"quiet\">No mail yet. It comes when a topic has a confirmed e-mail"
                + " subscription and something is published to it.</p>"
            : mails.stream()
                .map(this::entry)
                .collect(Collectors.joining("\n", "<ol>\n", "\n</ol>"));
    return page(
        (unread > 0 ? "(" + unread + ") " : "") + "Inbox",
        "<meta http-equiv=\"refresh\" content=\"5\">",
        "<header><h1>Inbox</h1><span class=\"quiet\">%d mails, %d unread</span></header>\n%s"
            .formatted(mails.size(), unread, body));
  }

  private String entry(ReceivedMail received) {
    Mail mail = received.mail();
    return """
        <li><a class="mail%s" href="%s/%s.html"><strong>%s</strong>
        <span class="quiet">%s &middot; %s</span>
        <span class="quiet first">%s</span></a></li>"""
        .formatted(
            received.unread() ? " unread" : "",
            path,
            received.id(),
            Html.escaped(mail.subject()),
            time(mail.date()),
            Html.escaped(mail.from()),
            Html.escaped(firstLine(mail.text())));
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** One mail. */
  public String letter(ReceivedMail received) {
    Mail mail = received.mail();
    return page(
        mail.subject(),
        "",
        """
        <nav><a href="%s">&larr; Inbox</a></nav>
        <article class="letter"><h1>%s</h1>
        <div class="quiet">from %s &lt;%s&gt;</div>
        <div class="quiet">to %s</div>
        <div class="quiet">%s</div>
        <pre>%s</pre></article>"""
            .formatted(
                path,
                Html.escaped(mail.subject()),
                Html.escaped(mail.from()),
                Mail.SENDER,
                Html.escaped(mail.to()),
                time(mail.date()),
                Html.linked(mail.text())));
  }

  private String time(Instant date) {
    return time.format(date);
  }

  private static String page(String title, String head, String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s<title>%s</title>
        <style>%s</style></head>
        <body>
        %s
        </body></html>
        """
        .formatted(head, Html.escaped(title), STYLE, body);
  }

  private static String style() {
    try (InputStream in = InboxPage.class.getResourceAsStream("inbox.css")) {
      return new String(
          Objects.requireNonNull(in, "inbox.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
