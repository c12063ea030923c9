package dev.fairway.sandbox.alb.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of the load balancer itself. */
final class OwnAnswer {

  private static final String SERVER = "awselb/2.0";

  private static final Map<Integer, String> TITLES =
      Map.of(
          414, "URI Too Long",
          463, "",
          503, "Service Temporarily Unavailable",
          504, "Gateway Time-out");

  private OwnAnswer() {}

  static void send(HttpServerExchange exchange, int status, String contentType, String body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.SERVER, SERVER);
    if (!body.isEmpty() || !contentType.isEmpty()) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** A page that says no more than the status. */
  static void page(HttpServerExchange exchange, int status) {
    String title = status + " " + TITLES.getOrDefault(status, StatusCodes.getReason(status));
    send(
        exchange,
        status,
        "text/html",
        "<html>\n<head><title>%1$s</title></head>\n<body>\n<h1>%1$s</h1>\n</body>\n</html>\n"
            .formatted(title.strip()));
  }

  static void redirect(HttpServerExchange exchange, int status, String url) {
    exchange.getResponseHeaders().put(Headers.LOCATION, url);
    page(exchange, status);
  }
}
