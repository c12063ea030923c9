package dev.fairway.sandbox.tour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A subscriber of the demo: it checks each delivery's signature as the Standard Webhooks
 * specification says, takes its time, and refuses some deliveries once.
 */
final class WebhookReceiver implements AutoCloseable {

  private static final Duration WORK = Duration.ofMillis(150);

  /** One delivery in so many is answered with 503 when it first comes. */
  private static final int REFUSED_ONE_IN = 50;

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
  private final Map<String, Boolean> refused = new ConcurrentHashMap<>();
  private final AtomicInteger unsigned = new AtomicInteger();
  private volatile byte[] key = {};

  /**
   * @param address at which tasks reach it
   */
  WebhookReceiver(InetAddress address) {
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's subscriber can't listen.", e);
    }
    server.setExecutor(requests);
    server.createContext("/hook", this::receive);
    server.start();
  }

  URI url() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/hook");
  }

  /**
   * @param secret of the subscription, {@code whsec_} and Base64
   */
  void trust(String secret) {
    key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  /** How many different deliveries were accepted. */
  int delivered() {
    return accepted.size();
  }

  /** How many deliveries came again after they had been accepted. */
  int repeated() {
    return accepted.values().stream().mapToInt(times -> times.get() - 1).sum();
  }

  int refused() {
    return refused.size();
  }

  int unsigned() {
    return unsigned.get();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(judge(exchange, body), -1);
    }
  }

  private int judge(HttpExchange exchange, String body) {
    String id = header(exchange, "webhook-id");
    String signed = id + "." + header(exchange, "webhook-timestamp") + "." + body;
    if (!isSigned(signed, header(exchange, "webhook-signature"))) {
      unsigned.incrementAndGet();
      return 401;
    }
    if (Math.floorMod(id.hashCode(), REFUSED_ONE_IN) == 0
        && refused.putIfAbsent(id, true) == null) {
      return 503;
    }
    work();
    accepted.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
    return 204;
  }

  private boolean isSigned(String content, String signatures) {
    byte[] expected =
        ("v1," + Base64.getEncoder().encodeToString(mac(content)))
            .getBytes(StandardCharsets.US_ASCII);
    return Arrays.stream(signatures.split(" "))
        .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), expected));
  }

  private byte[] mac(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no HmacSHA256.", e);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void work() {
    try {
      Thread.sleep(WORK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
  }
}
