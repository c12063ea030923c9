package dev.fairway.sandbox.alb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client gets where a target fails it. */
final class ProxyFailureIT {

  private final AlbRegion region = new AlbRegion();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void answers503WithoutTargets() {
    region.forwardAllTo(region.group("empty", ""));

    HttpResponse<String> response = region.get("/");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Server")).contains("awselb/2.0");
    assertThat(response.body()).contains("503 Service Temporarily Unavailable");
  }

  @Test
  void answers502WhereNobodyListens() {
    String group = region.group("gone", "");
    region.forwardAllTo(group);
    try (TestServer server = TestServer.named("gone")) {
      region.register(group, server);
    }

    HttpResponse<String> response = region.get("/");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("502 Bad Gateway");
  }

  @Test
  void answers502ToWhatIsNoHttp() throws Exception {
    try (RawServer server = new RawServer(socket -> write(socket, "220 mail.test ESMTP\r\n\r\n"))) {
      forwardTo(server);

      assertThat(region.get("/").statusCode()).isEqualTo(502);
      assertThat(region.send(region.request("/").POST(BodyPublishers.ofString("x"))).statusCode())
          .isEqualTo(502);
    }
  }

  @Test
  void answers502WhereTheTargetHangsUp() throws Exception {
    try (RawServer server = new RawServer(Socket::close)) {
      forwardTo(server);

      assertThat(region.get("/").statusCode()).isEqualTo(502);
    }
  }

  @Test
  void answers504AfterTheIdleTimeoutAndServesOn() throws Exception {
    region.attribute("idle_timeout.timeout_seconds", "1");
    try (RawServer server = new RawServer(socket -> socket.getInputStream().readAllBytes())) {
      forwardTo(server);

      assertThat(region.get("/").statusCode()).isEqualTo(504);
      HttpResponse<String> posted =
          region.send(region.request("/").POST(BodyPublishers.ofString("x".repeat(100_000))));
      assertThat(posted.statusCode()).isEqualTo(504);
      assertThat(posted.body()).contains("504 Gateway Time-out");
    }
    Awaitility.await().atMost(AlbRegion.PATIENCE).until(() -> region.records.size() == 2);
    assertThat(region.records.getFirst().toTarget().orElseThrow().status()).isEmpty();
    assertThat(region.records.getFirst().toTarget().orElseThrow().times().target()).isEqualTo(-1);
  }

  @Test
  void keepsASlowAnswerThatMoves() throws Exception {
    region.attribute("idle_timeout.timeout_seconds", "2");
    try (TestServer server = TestServer.answering(SlowAnswer::dripping)) {
      region.groupOf(server);

      assertThat(region.get("/").body()).isEqualTo("......");
    }
  }

  @Test
  void endsAnAnswerThatStopsInTheMiddle() throws Exception {
    region.attribute("idle_timeout.timeout_seconds", "1");
    try (RawServer server =
        new RawServer(
            socket -> {
              write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
              socket.getInputStream().readAllBytes();
            })) {
      forwardTo(server);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), region.url.getPort())) {
        client.setSoTimeout((int) AlbRegion.PATIENCE.toMillis());
        write(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("12345");
      }
    }
  }

  private void forwardTo(RawServer server) {
    String group = region.group("raw", "");
    region.call("RegisterTargets", region.target(group, server.port()));
    region.forwardAllTo(group);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static final class SlowAnswer {

    private SlowAnswer() {}

    /** Longer than the idle timeout in all, with shorter pauses. */
    static void dripping(HttpExchange exchange) throws IOException, InterruptedException {
      exchange.sendResponseHeaders(200, 6);
      for (int i = 0; i < 6; i++) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
        Thread.sleep(500);
      }
      exchange.close();
    }
  }

  /** Does one thing with each connection once a request's first byte came. */
  private static final class RawServer implements AutoCloseable {

    interface Deed {
      void with(Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    RawServer(Deed deed) throws IOException {
      Thread.ofVirtual().start(() -> accept(deed));
    }

    int port() {
      return server.getLocalPort();
    }

    private void accept(Deed deed) {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          Thread.ofVirtual().start(() -> serve(socket, deed));
        } catch (IOException e) {
          return;
        }
      }
    }

    private static void serve(Socket socket, Deed deed) {
      try (socket) {
        if (socket.getInputStream().read() >= 0) {
          deed.with(socket);
        }
      } catch (IOException e) {
        // The other side hung up, as several of these tests want.
        assertThat(e).isNotNull();
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
