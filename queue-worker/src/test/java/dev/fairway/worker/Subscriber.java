package dev.fairway.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairway.worker.webhook.subscription.SigningSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks on loopback, which can be told to hold its answers or to refuse. */
final class Subscriber implements AutoCloseable {

  /** What was answered 2xx, each time. */
  record Delivery(String id, Map<String, String> headers, String body) {

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    boolean isSignedWith(String secret) {
      Instant timestamp = Instant.ofEpochSecond(Long.parseLong(header("webhook-timestamp")));
      String expected = new SigningSecret(secret).sign(id, timestamp, body);
      return List.of(header("webhook-signature").split(" ")).contains(expected);
    }

    private String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger held = new AtomicInteger();
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int status = 204;

  Subscriber() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.setExecutor(requests);
    server.createContext("/hook", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Holds every answer from now on until {@link #release}. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  void answers(int otherStatus) {
    status = otherStatus;
  }

  /** Requests whose answer is held. */
  int held() {
    return held.get();
  }

  /** How often a webhook was posted, whatever it was answered. */
  int attempts(String webhookId) {
    AtomicInteger known = attempts.get(webhookId);
    return known == null ? 0 : known.get();
  }

  int attempts() {
    return attempts.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  List<String> ids() {
    return deliveries.stream().map(Delivery::id).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Delivery delivery = read(exchange);
      attempts.computeIfAbsent(delivery.id(), first -> new AtomicInteger()).incrementAndGet();
      held.incrementAndGet();
      gate.await();
      held.decrementAndGet();
      if (status < 300) {
        deliveries.add(delivery);
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static Delivery read(HttpExchange exchange) throws IOException {
    var headers = new ConcurrentHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(lowerCase(name), values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Delivery(headers.getOrDefault("webhook-id", ""), headers, body);
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    requests.shutdownNow();
  }
}
