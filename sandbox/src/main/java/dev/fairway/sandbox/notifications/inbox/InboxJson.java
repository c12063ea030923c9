package dev.fairway.sandbox.notifications.inbox;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The inbox for programs. */
public final class InboxJson {

  private InboxJson() {}

  /** All mails, newest first, as JSON text. */
  public static String of(List<ReceivedMail> mails) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (ReceivedMail received : mails) {
      Mail mail = received.mail();
      all.addObject()
          .put("id", received.id())
          .put("to", mail.to())
          .put("from", mail.from())
          .put("subject", mail.subject())
          .put("date", mail.date().toString())
          .put("text", mail.text())
          .put("topicArn", mail.topicArn())
          .put("messageId", mail.messageId())
          .put("unread", received.unread());
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
  }
}
