package dev.fairway.sandbox.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InboxTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;
  private final List<Mail> heard = new ArrayList<>();

  @Test
  void showsTheNewestFirstAndTellsOfEachOnce() {
    Inbox inbox = new Inbox(folder, heard::add);

    inbox.receive(mail("first", "1"));
    inbox.receive(mail("second", "2"));
    inbox.receive(mail("second", "2"));

    assertThat(inbox.mails())
        .extracting(mail -> mail.mail().subject())
        .containsExactly("second", "first");
    assertThat(heard).hasSize(2);
    JsonNode json = JsonMapper.shared().readTree(InboxJson.of(inbox.mails()));
    assertThat(json).hasSize(2);
    assertThat(json.path(0).propertyNames())
        .containsExactly(
            "id", "to", "from", "subject", "date", "text", "topicArn", "messageId", "unread");
    assertThat(json.path(0).path("date").asString()).isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void findsItsMailsAgainInTheirFiles() {
    Mail mail = mail("Grüße, 世界", "1");
    new Inbox(folder, heard::add).receive(mail);

    Inbox second = new Inbox(folder, heard::add);
    second.receive(mail("later", "2"));

    assertThat(second.mails()).extracting(ReceivedMail::id).containsExactly("000002", "000001");
    assertThat(second.mail("000001").orElseThrow().mail()).isEqualTo(mail);
    assertThat(second.mail("000001").orElseThrow().unread()).isFalse();
  }

  @Test
  void marksWhatIsUnreadUntilItIsOpened() {
    Inbox inbox = new Inbox(folder, heard::add);
    InboxPage page = new InboxPage("/_fairway/inbox", ZoneOffset.UTC);
    inbox.receive(mail("first", "1"));

    assertThat(page.list(inbox.mails())).contains("class=\"mail unread\"").contains("(1) Inbox");
    inbox.opened("000001");
    assertThat(page.list(inbox.mails())).doesNotContain("mail unread").contains("0 unread");
  }

  @Test
  void takesNothingInAMailForMarkup() {
    Inbox inbox = new Inbox(folder, heard::add);
    inbox.receive(
        new Mail(
            "a&b@example.com",
            "<b>Team</b>",
            "<script>alert(1)</script>",
            NOON,
            "See (http://127.0.0.1:1/?a=1&b=<i>), \"quoted\"",
            "arn",
            "1"));
    InboxPage page = new InboxPage("/_fairway/inbox", ZoneOffset.UTC);

    String letter = page.letter(inbox.mails().getFirst());
    String list = page.list(inbox.mails());

    assertThat(letter + list).doesNotContain("<script").doesNotContain("<b>").doesNotContain("<i>");
    assertThat(letter)
        .contains("href=\"http://127.0.0.1:1/?a=1&amp;b=\"")
        .contains("&quot;quoted&quot;")
        .contains("Sun 22 Nov, 12:00:00");
  }

  private static Mail mail(String subject, String messageId) {
    return new Mail(
        "ann@example.com",
        "Täm",
        subject,
        NOON,
        "Line 1\n\nLine 2 – end\n",
        "arn:topic",
        messageId);
  }
}
