package dev.fairway.sandbox.alb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that answers its name, and 200 or another status to checks. */
final class TestServer implements AutoCloseable {

  /** How a server answers; it closes the exchange. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Map<String, List<String>>> seen = new CopyOnWriteArrayList<>();
  private final List<String> urls = new CopyOnWriteArrayList<>();
  private volatile int health = 200;

  private TestServer(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/health", exchange -> send(exchange, health, "health"));
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestHeaders());
          urls.add(exchange.getRequestURI().toString());
          try {
            answer.to(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  static TestServer named(String name) {
    return new TestServer(exchange -> send(exchange, 200, name));
  }

  static TestServer answering(Answer answer) {
    return new TestServer(answer);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What it answers to health checks from now on. */
  void health(int status) {
    health = status;
  }

  /** The headers of the requests that were no health checks. */
  List<Map<String, List<String>>> seen() {
    return seen;
  }

  List<String> urls() {
    return urls;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
