package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.WireRequest;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every service whose handler runs in this process: from its wire format to a call and back. */
final class ControlRoute implements Route {

  private static final Logger log = LoggerFactory.getLogger(ControlRoute.class);

  private final RegionApis apis;
  private final Supplier<Guard> guard;
  private final Executor workers;

  ControlRoute(RegionApis apis, Supplier<Guard> guard, Executor workers) {
    this.apis = apis;
    this.guard = guard;
    this.workers = workers;
  }

  @Override
  public void handle(HttpServerExchange exchange, RequestScope scope, Caller caller) {
    exchange.dispatch(workers, next -> answer(next, scope.service(), caller));
  }

  private void answer(HttpServerExchange exchange, String service, Caller caller)
      throws IOException {
    WireMessage message = WireMessage.of(exchange);
    Protocol protocol = Protocol.of(message);
    Exchanges.send(exchange, reply(exchange, message, protocol, service, caller));
  }

  /** The outermost place: whatever goes wrong in a handler becomes the protocol's error. */
  private Reply reply(
      HttpServerExchange exchange,
      WireMessage message,
      Protocol protocol,
      String service,
      Caller caller) {
    try {
      if (!apis.serves(service)) {
        throw apis.unknown(service);
      }
      WireCall call = protocol.read(message);
      if (caller.roleArn().isPresent()) {
        guard.get().admit(caller, facts(exchange, message, service, call));
      }
      ApiCall apiCall = new ApiCall(service, call.operation(), call.input(), caller);
      return protocol.succeeded(call, apis.call(apiCall));
    } catch (ApiException e) {
      return protocol.failed(e);
    } catch (RuntimeException e) {
      log.error(
          "{} {} of {} failed",
          message.method(),
          message.target().orElse(message.path()),
          service,
          e);
      return protocol.failed(new ApiException("InternalFailure", "The sandbox failed: " + e, 500));
    }
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
