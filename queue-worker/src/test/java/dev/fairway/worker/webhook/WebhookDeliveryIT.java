package dev.fairway.worker.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.Receiver.Request;
import dev.fairway.worker.webhook.subscription.SigningSecret;
import dev.fairway.worker.webhook.subscription.Subscription;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to receivers that answer in an orderly way. */
final class WebhookDeliveryIT {

  @Test
  void postsASignedEvent() throws Exception {
    try (Receiver receiver = Receiver.answering("204 No Content");
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url())).isEqualTo(Outcome.done());
      Request request = receiver.requests.getFirst();
      assertThat(request.line()).isEqualTo("POST /hooks?shop=7 HTTP/1.1");
      assertThat(request.body())
          .isEqualTo(
              "{\"id\":\"e.1\",\"type\":\"Image Processed\",\"source\":\"fairway.images\","
                  + "\"timestamp\":\"2026-11-22T12:00:00Z\",\"data\":{\"width\":3}}");
      assertThat(request.headers())
          .containsEntry("webhook-id", "e~1:sub_a")
          .containsEntry("webhook-timestamp", "1795348800")
          .containsEntry(
              "webhook-signature",
              MemorySubscriptions.SECRET.sign(
                  "e~1:sub_a", Instant.ofEpochSecond(1795348800), request.body()))
          .containsEntry("user-agent", "Fairway-Webhooks")
          .containsEntry("host", "127.0.0.1:" + receiver.port());
      assertThat(request.headers().get("content-type")).startsWith("application/json");
      assertThat(request.headers()).doesNotContainKeys("upgrade", "accept-encoding", "cookie");
      assertThat(deliveries.ended("delivered")).isEqualTo(1);
    }
  }

  @Test
  void hangsUpWithoutResettingTheConnection() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Deliveries deliveries = Deliveries.toLoopback();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> afterTheAnswer =
          threads.submit(
              () -> {
                try (Socket socket = server.accept()) {
                  InputStream in = socket.getInputStream();
                  var request = new StringBuilder();
                  while (!request.toString().endsWith("{\"width\":3}}")) {
                    request.append((char) in.readNBytes(1)[0]);
                  }
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                  return in.read();
                }
              });
      assertThat(deliveries.to("http://127.0.0.1:" + server.getLocalPort() + "/"))
          .isEqualTo(Outcome.done());
      assertThat(afterTheAnswer.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  @Test
  void repeatsTheIdAndSignsTheTimeOfEachAttempt() throws Exception {
    try (Receiver receiver = Receiver.answering("500 Oh");
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url()))
          .isEqualTo(Outcome.retry("The receiver answered 500."));
      deliveries.clock.advance(Duration.ofMinutes(1));
      deliveries.again();
      assertThat(receiver.requests)
          .extracting(request -> request.headers().get("webhook-id"))
          .containsExactly("e~1:sub_a", "e~1:sub_a");
      assertThat(receiver.requests)
          .extracting(request -> request.headers().get("webhook-timestamp"))
          .containsExactly("1795348800", "1795348860");
      assertThat(deliveries.ended("error_status")).isEqualTo(2);
    }
  }

  @Test
  void signsWithBothSecretsDuringARotation() throws Exception {
    try (Receiver receiver = Receiver.answering("200 OK");
        Deliveries deliveries = Deliveries.toLoopback()) {
      Subscription first = deliveries.subscriptions.add("sub_a", receiver.url(), "*");
      var second = new SigningSecret("whsec_c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25k");
      Instant now = deliveries.clock.instant();
      deliveries.subscriptions.replace(
          first.with(first.secrets().rotated(second, now.plusSeconds(60)), now));
      deliveries.again();
      Request request = receiver.requests.getFirst();
      assertThat(request.headers())
          .containsEntry(
              "webhook-signature",
              second.sign("e~1:sub_a", now, request.body())
                  + " "
                  + MemorySubscriptions.SECRET.sign("e~1:sub_a", now, request.body()));
      deliveries.clock.advance(Duration.ofMinutes(1));
      deliveries.again();
      assertThat(receiver.requests.getLast().headers().get("webhook-signature"))
          .doesNotContain(" ");
    }
  }

  @Test
  void waitsAsLongAsAThrottlingReceiverAsks() throws Exception {
    try (Receiver receiver = Receiver.answering("429 Slow", "Retry-After: 7");
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url()))
          .isEqualTo(
              Outcome.retryAfter(
                  Duration.ofSeconds(7), "The receiver answered 429 and asks for PT7S."));
      assertThat(deliveries.ended("throttled")).isEqualTo(1);
    }
  }

  @Test
  void endsTheSubscriptionThatIsGone() throws Exception {
    try (Receiver receiver = Receiver.answering("410 Gone");
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url())).isEqualTo(Outcome.done());
      assertThat(deliveries.subscription())
          .satisfies(
              subscription -> {
                assertThat(subscription.terms().enabled()).isFalse();
                assertThat(subscription.disabledBecause()).contains("410");
              });
      assertThat(deliveries.again()).isEqualTo(Outcome.done());
      assertThat(receiver.requests).hasSize(1);
      assertThat(deliveries.ended("gone")).isEqualTo(1);
      assertThat(deliveries.ended("skipped")).isEqualTo(1);
    }
  }

  @Test
  void sendsNothingForASubscriptionThatWasDeleted() throws Exception {
    try (Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.again()).isEqualTo(Outcome.done());
      assertThat(deliveries.ended("skipped")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"})
  void followsNoRedirect(String status) throws Exception {
    try (Receiver other = Receiver.answering("200 OK");
        Receiver receiver = Receiver.answering(status, "Location: " + other.url());
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url()))
          .isInstanceOfSatisfying(
              Outcome.Retry.class,
              retry -> assertThat(retry.reason()).contains("redirects are not followed"));
      assertThat(other.requests).isEmpty();
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @Test
  void doesNotGoToTheMetadataThatARedirectNames() throws Exception {
    try (Receiver receiver =
            Receiver.answering("302 Found", "Location: http://169.254.169.254/latest/meta-data/");
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url())).isInstanceOf(Outcome.Retry.class);
      assertThat(deliveries.ended("error_status")).isEqualTo(1);
    }
  }
}
