package dev.fairway.sandbox.alb.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers that a target gets ("HTTP headers and Application Load Balancers", User Guide):
 * X-Forwarded-*, the trace id, and none that belong to the client's connection.
 */
final class ForwardedHeaders {

  static final HttpString TRACE_ID = new HttpString("X-Amzn-Trace-Id");
  private static final HttpString X_FORWARDED_SERVER = new HttpString("X-Forwarded-Server");
  private static final HttpString PROXY_CONNECTION = new HttpString("Proxy-Connection");
  private static final HttpString HTTP2_SETTINGS = new HttpString("HTTP2-Settings");
  private static final Pattern VALID_NAME = Pattern.compile("[-A-Za-z0-9]+");

  private ForwardedHeaders() {}

  /** Cleans the headers that came in; returns the trace id. */
  static String clean(HttpServerExchange exchange, Traffic.Settings settings, Instant now) {
    HeaderMap headers = exchange.getRequestHeaders();
    boolean webSocket = "websocket".equalsIgnoreCase(headers.getFirst(Headers.UPGRADE));
    removeHopByHop(headers);
    if (webSocket) {
      headers.put(Headers.UPGRADE, "websocket");
      headers.put(Headers.CONNECTION, "Upgrade");
    } else {
      headers.put(Headers.CONNECTION, "keep-alive");
    }
    if (settings.dropInvalidHeaders()) {
      new ArrayList<>(headers.getHeaderNames())
          .stream()
              .filter(name -> !VALID_NAME.matcher(name.toString()).matches())
              .forEach(headers::remove);
    }
    String trace = TraceId.next(headers.getFirst(TRACE_ID), now);
    headers.put(TRACE_ID, trace);
    return trace;
  }

  /** Removes what concerns one connection only (RFC 9110, 7.6.1). */
  static void removeHopByHop(HeaderMap headers) {
    HeaderValues connection = headers.get(Headers.CONNECTION);
    if (connection != null) {
      for (String name : String.join(",", connection).split(",")) {
        if (!name.isBlank()) {
          headers.remove(new HttpString(name.strip()));
        }
      }
    }
    headers.remove(Headers.CONNECTION);
    headers.remove(Headers.KEEP_ALIVE);
    headers.remove(Headers.UPGRADE);
    headers.remove(PROXY_CONNECTION);
    headers.remove(HTTP2_SETTINGS);
  }

  /** Sets in {@code outgoing} what the client sent and the load balancer adds, and no more. */
  static void forward(HttpServerExchange exchange, Traffic.Settings settings, HeaderMap outgoing) {
    HeaderMap incoming = exchange.getRequestHeaders();
    restore(incoming, outgoing, X_FORWARDED_SERVER);
    restore(incoming, outgoing, Headers.X_FORWARDED_HOST);
    restore(incoming, outgoing, Headers.X_FORWARDED_FOR);
    switch (settings.forwardedFor()) {
      case APPEND -> append(exchange, settings.clientPort(), outgoing);
      case PRESERVE -> {}
      case REMOVE -> outgoing.remove(Headers.X_FORWARDED_FOR);
    }
    outgoing.put(Headers.X_FORWARDED_PROTO, "http");
    outgoing.put(
        Headers.X_FORWARDED_PORT, Integer.toString(exchange.getDestinationAddress().getPort()));
  }

  private static void restore(HeaderMap incoming, HeaderMap outgoing, HttpString name) {
    outgoing.remove(name);
    HeaderValues values = incoming.get(name);
    if (values != null) {
      outgoing.addAll(name, values);
    }
  }

  private static void append(HttpServerExchange exchange, boolean withPort, HeaderMap outgoing) {
    InetSocketAddress client = exchange.getSourceAddress();
    String own = client.getAddress().getHostAddress() + (withPort ? ":" + client.getPort() : "");
    List<String> all = new ArrayList<>();
    HeaderValues values = outgoing.get(Headers.X_FORWARDED_FOR);
    if (values != null) {
      all.addAll(values);
    }
    all.add(own);
    outgoing.put(Headers.X_FORWARDED_FOR, String.join(", ", all));
  }
}
