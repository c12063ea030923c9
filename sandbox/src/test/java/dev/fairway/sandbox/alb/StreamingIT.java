package dev.fairway.sandbox.alb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies stream in both directions and are held back where the reader is slow. */
final class StreamingIT {

  private static final long LARGE = 100L << 20;

  /** What the buffers of four sockets and of the proxy may hold, with much to spare. */
  private static final long IN_BUFFERS = 40L << 20;

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final AlbRegion region = new AlbRegion();
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicLong passed = new AtomicLong();

  @AfterEach
  void close() {
    released.countDown();
    region.close();
  }

  @Test
  void passesALargeUpload() throws Exception {
    try (TestServer server =
        TestServer.answering(
            exchange ->
                TestServer.send(
                    exchange, 200, Long.toString(checksum(exchange.getRequestBody()))))) {
      region.groupOf(server);

      HttpResponse<String> response =
          region.send(
              region
                  .request("/")
                  .expectContinue(true)
                  .POST(BodyPublishers.ofInputStream(() -> new Pattern(LARGE))));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(Long.toString(checksum(new Pattern(LARGE))));
    }
  }

  @Test
  void passesALargeDownload() throws Exception {
    try (TestServer server =
        TestServer.answering(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              new Pattern(LARGE).transferTo(exchange.getResponseBody());
              exchange.close();
            })) {
      region.groupOf(server);

      HttpResponse<InputStream> response =
          region.http().send(region.request("/").build(), BodyHandlers.ofInputStream());

      assertThat(checksum(response.body())).isEqualTo(checksum(new Pattern(LARGE)));
    }
  }

  @Test
  void holdsAnUploadBackThatTheTargetDoesNotRead() throws Exception {
    try (TestServer reluctant =
            TestServer.answering(
                exchange -> {
                  released.await();
                  TestServer.send(exchange, 200, "read");
                });
        Socket client = connect()) {
      region.groupOf(reluctant);
      write(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n");
      Thread upload = Thread.ofVirtual().start(() -> pour(client));

      awaitQuiet();
      assertThat(passed.get()).isBetween(1L, IN_BUFFERS);

      released.countDown();
      assertThat(statusLine(client)).isEqualTo("HTTP/1.1 200 OK");
      upload.join();
      assertThat(passed.get()).isEqualTo(LARGE);
    }
  }

  @Test
  void holdsADownloadBackThatTheClientDoesNotRead() throws Exception {
    try (TestServer generous =
            TestServer.answering(
                exchange -> {
                  exchange.sendResponseHeaders(200, LARGE);
                  pour(exchange.getResponseBody());
                  exchange.close();
                });
        Socket client = connect()) {
      region.groupOf(generous);
      write(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      awaitQuiet();
      assertThat(passed.get()).isBetween(1L, IN_BUFFERS);

      long read = client.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(read).isGreaterThan(LARGE);
    }
  }

  @Test
  void passesWebSocketsThrough() throws Exception {
    try (EchoSockets echo = new EchoSockets()) {
      String group = region.group("ws", "");
      region.call("RegisterTargets", region.target(group, echo.port()));
      region.forwardAllTo(group);
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();

      WebSocket socket =
          region
              .http()
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create("ws://" + region.url.getAuthority() + "/chat"),
                  new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(
                        WebSocket webSocket, CharSequence data, boolean last) {
                      heard.add(data.toString());
                      return WebSocket.Listener.super.onText(webSocket, data, last);
                    }
                  })
              .get(60, TimeUnit.SECONDS);
      socket.sendText("ahoy", true).get(60, TimeUnit.SECONDS);

      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("ahoy");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(60, TimeUnit.SECONDS);
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), region.url.getPort());
    client.setSoTimeout((int) AlbRegion.PATIENCE.toMillis());
    return client;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String statusLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\r' && c >= 0; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }

  private void pour(Socket socket) {
    try {
      pour(socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes as fast as the other side takes it. */
  private void pour(OutputStream out) throws IOException {
    byte[] block = new byte[1 << 16];
    while (passed.get() < LARGE) {
      out.write(block);
      passed.addAndGet(block.length);
    }
    out.flush();
  }

  /** Until nothing has moved for a while after something had. */
  private void awaitQuiet() {
    AtomicLong last = new AtomicLong();
    Awaitility.await()
        .atMost(AlbRegion.PATIENCE)
        .pollInterval(QUIET)
        .until(() -> passed.get() > 0 && last.getAndSet(passed.get()) == passed.get());
  }

  private static long checksum(InputStream stream) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
    long length = checked.transferTo(OutputStream.nullOutputStream());
    return checked.getChecksum().getValue() * 31 + length;
  }

  /** Bytes that differ from block to block. */
  private static final class Pattern extends InputStream {

    private final long length;
    private long at;

    Pattern(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return at == length ? -1 : (int) (at++ * 31 >> 7) & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int count = (int) Math.min(most, length - at);
      for (int i = 0; i < count; i++) {
        into[from + i] = (byte) (at++ * 31 >> 7);
      }
      return count == 0 ? -1 : count;
    }
  }
}
