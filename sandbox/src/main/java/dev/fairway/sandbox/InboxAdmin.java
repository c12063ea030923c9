package dev.fairway.sandbox;

import dev.fairway.sandbox.front.AdminRequest;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.Reply;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.notifications.inbox.InboxJson;
import dev.fairway.sandbox.notifications.inbox.InboxPage;
import dev.fairway.sandbox.notifications.inbox.ReceivedMail;
import dev.fairway.sandbox.notifications.signing.Links;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The inbox below {@code /_fairway}: {@code GET /inbox} and {@code GET /inbox/ID.html} for people,
 * {@code GET /inbox.json} and {@code GET /inbox/ID} for programs.
 */
final class InboxAdmin {

  private static final String PATH = "/inbox";
  private static final String HTML = ".html";

  /** A mail's text comes from outside: nothing in it may run or be fetched. */
  private static final Map<String, String> GUARDED =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final Inbox inbox;
  private final InboxPage page;

  private InboxAdmin(Inbox inbox) {
    this.inbox = inbox;
    this.page = new InboxPage("/_fairway" + PATH, ZoneId.systemDefault());
  }

  static void on(DataPlane plane, Sandbox sandbox) {
    InboxAdmin admin = new InboxAdmin(sandbox.inbox());
    plane.admin(PATH, request -> html(200, admin.page.list(admin.inbox.mails())));
    plane.admin(PATH + ".json", request -> Reply.json(200, InboxJson.of(admin.inbox.mails())));
    plane.admin(PATH + "/", admin::mail);
    plane.admin(
        Links.CERTIFICATE,
        request -> Reply.text(200, "application/x-pem-file", sandbox.signingCertificate()));
  }

  private Reply mail(AdminRequest request) {
    String name = request.path().substring(PATH.length() + 1);
    boolean forPerson = name.endsWith(HTML);
    String id = forPerson ? name.substring(0, name.length() - HTML.length()) : name;
    Optional<ReceivedMail> found = inbox.mail(id);
    if (found.isEmpty()) {
      return Reply.text(404, "text/plain; charset=utf-8", "There is no mail " + id + ".\n");
    }
    if (forPerson) {
      inbox.opened(id);
      return html(200, page.letter(found.get()));
    }
    return Reply.text(200, "text/plain; charset=utf-8", found.get().mail().text());
  }

  private static Reply html(int status, String text) {
    return new Reply(
        status, "text/html; charset=utf-8", GUARDED, text.getBytes(StandardCharsets.UTF_8));
  }
}
