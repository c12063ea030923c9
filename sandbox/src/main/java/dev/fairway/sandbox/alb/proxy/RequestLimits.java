package dev.fairway.sandbox.alb.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.OptionalInt;

/**
 * What the load balancer refuses by itself ("HTTP headers limits" and "The load balancer generates
 * an HTTP error", User Guide for Application Load Balancers).
 */
final class RequestLimits {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LONGEST_HEADER = 16 * 1024;
  private static final int LARGEST_HEAD = 64 * 1024;
  private static final int MOST_FORWARDED = 30;

  private RequestLimits() {}

  /** The status of a request that goes no further. */
  static OptionalInt refusal(HttpServerExchange exchange) {
    if (exchange.getRequestMethod().equals(Methods.TRACE)) {
      return OptionalInt.of(405);
    }
    int line = exchange.getRequestURI().length() + exchange.getQueryString().length();
    if (line > LONGEST_LINE) {
      return OptionalInt.of(414);
    }
    int head = 0;
    for (HeaderValues values : exchange.getRequestHeaders()) {
      for (String value : values) {
        int length = values.getHeaderName().length() + value.length() + 2;
        head += length;
        if (length > LONGEST_HEADER || head > LARGEST_HEAD) {
          return OptionalInt.of(400);
        }
      }
    }
    return forwardedBy(exchange) > MOST_FORWARDED ? OptionalInt.of(463) : OptionalInt.empty();
  }

  private static int forwardedBy(HttpServerExchange exchange) {
    HeaderValues values = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
    return values == null ? 0 : String.join(",", values).split(",", -1).length;
  }
}
