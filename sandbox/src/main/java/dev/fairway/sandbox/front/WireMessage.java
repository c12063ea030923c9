package dev.fairway.sandbox.front;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A request as a protocol sees it.
 *
 * @param target the header {@code X-Amz-Target}
 * @param smithyProtocol the header {@code smithy-protocol}
 * @param body decompressed
 */
record WireMessage(
    String method,
    String path,
    String query,
    Optional<String> target,
    Optional<String> smithyProtocol,
    String contentType,
    byte[] body) {

  /** Reads the whole request. */
  static WireMessage of(HttpServerExchange exchange) throws IOException {
    return new WireMessage(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        header(exchange, "X-Amz-Target"),
        header(exchange, "smithy-protocol"),
        header(exchange, Headers.CONTENT_TYPE_STRING).orElse(""),
        decompressed(exchange, Exchanges.body(exchange)));
  }

  private static Optional<String> header(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** SDKs compress the metrics that they put. */
  private static byte[] decompressed(HttpServerExchange exchange, byte[] body) throws IOException {
    HeaderValues encoding = exchange.getRequestHeaders().get(Headers.CONTENT_ENCODING);
    if (encoding == null || !encoding.contains("gzip")) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }
}
