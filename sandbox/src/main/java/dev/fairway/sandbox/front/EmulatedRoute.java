package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.WireRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * SQS or DynamoDB: streams to the emulator what needs no look inside, and relays the rest, a task's
 * calls that its role must allow and calls whose ARNs are to be written anew.
 */
final class EmulatedRoute implements Route {

  /** Belong to one connection, or are set anew by the client of the emulator. */
  private static final Set<String> NOT_RELAYED =
      Set.of(
          "connection",
          "host",
          "content-length",
          "expect",
          "upgrade",
          "http2-settings",
          "te",
          "trailer",
          "transfer-encoding",
          "keep-alive",
          "accept-encoding",
          "x-amz-crc32");

  private final URI endpoint;
  private final HttpHandler emulator;
  private final ArnRewrite arns;
  private final EmulatorClient client;
  private final Supplier<Guard> guard;
  private final Executor workers;

  EmulatedRoute(
      URI endpoint,
      ArnRewrite arns,
      EmulatorClient client,
      Supplier<Guard> guard,
      Executor workers) {
    this.endpoint = endpoint;
    this.emulator = EmulatorProxy.to(endpoint);
    this.arns = arns;
    this.client = client;
    this.guard = guard;
    this.workers = workers;
  }

  @Override
  public void handle(HttpServerExchange exchange, RequestScope scope, Caller caller)
      throws Exception {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    boolean rewritten = target != null && arns.concerns(target);
    if (caller.roleArn().isEmpty() && !rewritten) {
      emulator.handleRequest(exchange);
    } else {
      exchange.dispatch(workers, next -> relay(next, scope.service(), caller, rewritten));
    }
  }

  private void relay(HttpServerExchange exchange, String service, Caller caller, boolean rewritten)
      throws IOException {
    WireMessage message = WireMessage.of(exchange);
    Protocol protocol = Protocol.of(message);
    try {
      if (caller.roleArn().isPresent()) {
        guard.get().admit(caller, facts(exchange, message, service, protocol.read(message)));
      }
      byte[] body = rewritten ? arns.toEmulator(message.body()) : message.body();
      answer(exchange, client.send(request(exchange, body)), rewritten);
    } catch (ApiException e) {
      Exchanges.send(exchange, protocol.failed(e));
    }
  }

  private HttpRequest request(HttpServerExchange exchange, byte[] body) {
    String query = exchange.getQueryString();
    String path = exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(
                exchange.getRequestMethod().toString(),
                HttpRequest.BodyPublishers.ofByteArray(body));
    for (HeaderValues header : exchange.getRequestHeaders()) {
      if (isRelayed(header.getHeaderName().toString())) {
        header.forEach(value -> request.header(header.getHeaderName().toString(), value));
      }
    }
    return request.build();
  }

  private void answer(
      HttpServerExchange exchange, HttpResponse<byte[]> response, boolean rewritten) {
    HeaderMap headers = exchange.getResponseHeaders();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isRelayed(name)) {
                headers.putAll(new HttpString(name), values);
              }
            });
    exchange.setStatusCode(response.statusCode());
    byte[] body = rewritten ? arns.fromEmulator(response.body()) : response.body();
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  private static boolean isRelayed(String header) {
    return !NOT_RELAYED.contains(header.toLowerCase(Locale.ROOT));
  }

  private static WireRequest facts(
      HttpServerExchange exchange, WireMessage message, String service, WireCall call) {
    return new WireRequest(
        service,
        Optional.of(call.operation()),
        message.method(),
        exchange.getRequestURI(),
        message.query(),
        Exchanges.amzHeaders(exchange),
        call.input());
  }
}
