package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.alb.targets.Target;
import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One request on its way through the load balancer; used on the I/O thread of its connection. */
final class Passage implements ProxyClient.ProxyTarget {

  static final AttachmentKey<Passage> KEY = AttachmentKey.create(Passage.class);

  /** Where the request went. */
  record Destination(String groupArn, Target target) {}

  private final HttpServerExchange exchange;
  private final Traffic traffic;
  private final Clock clock;
  private final Instant received;
  private final long receivedNanos = System.nanoTime();
  private final String requestLine;
  private final String userAgent;
  private final long requestHead;
  private RequestRecord.Routing routing = new RequestRecord.Routing(-1, "", "");
  private String traceId = "";
  private @Nullable Destination destination;
  private @Nullable ClientConnection connection;
  private long sentNanos = -1;
  private long answeredNanos = -1;
  private OptionalInt targetStatus = OptionalInt.empty();
  private boolean timedOut;
  private boolean ownAnswer;
  private long bodyBytes;

  Passage(HttpServerExchange exchange, Traffic traffic, Clock clock) {
    this.exchange = exchange;
    this.traffic = traffic;
    this.clock = clock;
    this.received = clock.instant();
    String query = exchange.getQueryString().isEmpty() ? "" : "?" + exchange.getQueryString();
    this.requestLine =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURL()
            + query
            + " "
            + exchange.getProtocol();
    this.userAgent =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT), "");
    this.requestHead = requestLine.length() + size(exchange.getRequestHeaders());
  }

  static Passage of(HttpServerExchange exchange) {
    return Objects.requireNonNull(exchange.getAttachment(KEY));
  }

  Traffic traffic() {
    return traffic;
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  void routed(int priority, String action) {
    routing = new RequestRecord.Routing(priority, action, "");
  }

  void redirected(String url) {
    routing = new RequestRecord.Routing(routing.rulePriority(), routing.action(), url);
  }

  void traced(String id) {
    traceId = id;
  }

  void to(Destination next) {
    destination = next;
    next.target().began();
  }

  Target target() {
    return Objects.requireNonNull(destination).target();
  }

  void connected(ClientConnection to) {
    connection = to;
    sentNanos = System.nanoTime();
  }

  Optional<ClientConnection> connection() {
    return Optional.ofNullable(connection);
  }

  void answered(int status) {
    targetStatus = OptionalInt.of(status);
    answeredNanos = System.nanoTime();
  }

  boolean isAnswered() {
    return targetStatus.isPresent();
  }

  void timedOut() {
    timedOut = true;
  }

  boolean isTimedOut() {
    return timedOut;
  }

  /** From now on a response is the load balancer's, and not the target's. */
  void answersItself() {
    ownAnswer = true;
  }

  boolean isOwnAnswer() {
    return ownAnswer;
  }

  void receivedBody(long bytes) {
    bodyBytes += bytes;
  }

  RequestRecord ended() {
    Destination to = destination;
    if (to != null) {
      to.target().finished();
    }
    return new RequestRecord(
        received,
        clock.instant(),
        traffic.loadBalancer(),
        exchange.getSourceAddress(),
        exchange.isResponseStarted() ? exchange.getStatusCode() : 0,
        requestHead + bodyBytes,
        size(exchange.getResponseHeaders()) + exchange.getResponseBytesSent(),
        requestLine,
        exchange.getHostName(),
        userAgent,
        traceId,
        routing,
        Optional.ofNullable(to).map(this::toTarget));
  }

  private RequestRecord.ToTarget toTarget(Destination to) {
    RequestRecord.Times times =
        new RequestRecord.Times(
            seconds(receivedNanos, sentNanos),
            seconds(sentNanos, answeredNanos),
            seconds(answeredNanos, answeredNanos == -1 ? -1 : System.nanoTime()));
    return new RequestRecord.ToTarget(to.groupArn(), to.target().address(), targetStatus, times);
  }

  private static double seconds(long from, long to) {
    return from == -1 || to == -1 ? -1 : (to - from) / 1e9;
  }

  private static long size(HeaderMap headers) {
    long size = 0;
    for (HeaderValues values : headers) {
      for (String value : values) {
        size += values.getHeaderName().length() + value.length() + 4;
      }
    }
    return size;
  }
}
