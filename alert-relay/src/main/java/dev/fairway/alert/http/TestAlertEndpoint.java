package dev.fairway.alert.http;

import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.publish.Announcer;
import dev.fairway.alert.publish.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A try whether alerts arrive. */
@Tag(name = "alerts")
@RestController
final class TestAlertEndpoint {

  private final Notices notices;
  private final Announcer announcer;

  TestAlertEndpoint(Notices notices, Announcer announcer) {
    this.notices = notices;
    this.announcer = announcer;
  }

  /** What was sent. */
  @Schema(name = "SentNotice")
  record Sent(String noticeId, @Schema(description = "SNS's id of it") String messageId) {}

  @Operation(
      summary = "Publishes a test notice, at once and once",
      description = "503 says that the topic could not be reached.")
  @PostMapping("/alerts/test")
  Sent send() throws InterruptedException {
    Notice notice = notices.test();
    return new Sent(notice.id(), announcer.announce(notice));
  }
}
