package dev.fairway.sandbox.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.sandbox.notifications.inbox.Smtp;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Mails handed on to a real mail server. */
class MailServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final List<String> letters = new CopyOnWriteArrayList<>();

  @Test
  void handsMailsOnAndKeepsThemAsFiles() throws Exception {
    SMTPServer server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener((SimpleMessageListener) new Letters(letters))
            .build();
    server.start();
    try (SnsRegion region =
        new SnsRegion(folder, Optional.of(new Smtp("127.0.0.1", server.getPortAllocated())))) {
      String topic = region.topic("posted");
      region.notifications.mailTo("ann@example.com");

      region.sns.publish(p -> p.topicArn(topic).subject("Grüße").message("schöner Text"));

      await().atMost(PATIENCE).until(() -> letters.size() == 1);
      assertThat(letters.getLast()).contains("To: ann@example.com").contains("Subject: =?UTF-8?");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".eml"))).hasSize(1);
      }
    } finally {
      server.stop();
    }
  }

  private record Letters(List<String> letters) implements SimpleMessageListener {
    @Override
    public boolean accept(String from, String recipient) {
      return true;
    }

    @Override
    public void deliver(String from, String recipient, java.io.InputStream data)
        throws java.io.IOException {
      letters.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
