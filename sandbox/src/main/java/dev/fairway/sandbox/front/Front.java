package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.Caller;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The listener: hands each request to the route of its service. */
final class Front implements AutoCloseable {

  static final String ADMIN = "/_fairway";
  private static final int IO_THREADS = 2;
  private static final long DRAIN_MILLIS = 3_000;

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, AdminHandler> admin = new ConcurrentHashMap<>();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final Supplier<Guard> guard;
  private final GracefulShutdownHandler graceful;
  private final List<Undertow> servers = new CopyOnWriteArrayList<>();
  private volatile @Nullable Route otherwise;

  /** Listens at once, and answers 503 until {@link #open}. */
  Front(String host, int port, Supplier<Guard> guard) {
    this.guard = guard;
    this.graceful = new GracefulShutdownHandler(this::handle);
    try {
      listen(host, port);
    } catch (RuntimeException e) {
      workers.close();
      throw e;
    }
  }

  /** Listens at another address as well, on the same port. */
  void listenAlso(String host) {
    listen(host, endpoint().getPort());
  }

  private void listen(String host, int port) {
    Undertow server =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(1)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.ALLOW_ENCODED_SLASH, true)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
            .setHandler(graceful)
            .build();
    try {
      server.start();
      servers.add(server);
    } catch (RuntimeException e) {
      throw new PortInUseException(
          "The sandbox can't listen on %s:%d (%s): another one may run there, FAIRWAY_PORT names another port."
              .formatted(host, port, cause(e)),
          e);
    }
  }

  private static String cause(RuntimeException e) {
    return e.getCause() instanceof IOException io ? String.valueOf(io.getMessage()) : e.toString();
  }

  ExecutorService workers() {
    return workers;
  }

  /** Where this machine reaches the listener. */
  URI endpoint() {
    InetSocketAddress address =
        (InetSocketAddress) servers.getFirst().getListenerInfo().getFirst().getAddress();
    InetAddress host = address.getAddress();
    String reached = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
    return URI.create("http://" + reached + ":" + address.getPort());
  }

  void admin(String path, AdminHandler handler) {
    admin.put(path, handler);
  }

  void route(String service, Route route) {
    routes.put(service, route);
  }

  /** Takes requests from now on; {@code otherwise} gets those of services without a route. */
  void open(Route otherwise) {
    this.otherwise = otherwise;
  }

  private void handle(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    if (path.startsWith(ADMIN + "/")) {
      exchange.dispatch(workers, next -> administer(next, path.substring(ADMIN.length())));
      return;
    }
    Route fallback = otherwise;
    if (fallback == null) {
      Exchanges.send(
          exchange, Reply.text(503, "text/plain", "The sandbox is starting; try again soon.\n"));
      return;
    }
    RequestScope scope = RequestScope.of(exchange);
    Caller caller = guard.get().caller(scope);
    routes.getOrDefault(scope.service(), fallback).handle(exchange, scope, caller);
  }

  private void administer(HttpServerExchange exchange, String path) throws IOException {
    AdminHandler handler = admin.get(path);
    if (handler == null) {
      // What is registered as a folder answers for all that is in it.
      handler = admin.get(path.substring(0, path.lastIndexOf('/') + 1));
    }
    if (handler == null) {
      Exchanges.send(
          exchange, Reply.text(404, "text/plain", "The sandbox has no " + ADMIN + path + ".\n"));
      return;
    }
    Map<String, String> query = QueryForm.parameters(exchange.getQueryString());
    Exchanges.send(
        exchange,
        handler.handle(
            new AdminRequest(
                exchange.getRequestMethod().toString(), path, query, Exchanges.body(exchange))));
  }

  /** Lets requests under way end, for a few seconds, and takes no others. */
  @Override
  public void close() {
    graceful.shutdown();
    try {
      graceful.awaitShutdown(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.forEach(Undertow::stop);
    workers.shutdownNow();
  }
}
