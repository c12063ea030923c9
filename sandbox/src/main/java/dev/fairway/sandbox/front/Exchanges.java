package dev.fairway.sandbox.front;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the routes have in common in their use of an exchange. */
final class Exchanges {

  private Exchanges() {}

  static void send(HttpServerExchange exchange, Reply reply) {
    HeaderMap headers = exchange.getResponseHeaders();
    exchange.setStatusCode(reply.status());
    headers.put(Headers.CONTENT_TYPE, reply.contentType());
    reply.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
  }

  /** The whole body, asked for if the client waits to be asked. */
  static byte[] body(HttpServerExchange exchange) throws IOException {
    exchange.startBlocking();
    if (HttpContinue.requiresContinueResponse(exchange)) {
      HttpContinue.sendContinueResponseBlocking(exchange);
    }
    return exchange.getInputStream().readAllBytes();
  }

  /** The request's {@code x-amz-*} headers, names in lower case. */
  static Map<String, String> amzHeaders(HttpServerExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            header -> {
              String name = header.getHeaderName().toString().toLowerCase(Locale.ROOT);
              if (name.startsWith("x-amz-")) {
                headers.put(name, header.getFirst());
              }
            });
    return headers;
  }
}
