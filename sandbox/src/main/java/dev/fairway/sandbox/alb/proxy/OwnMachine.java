package dev.fairway.sandbox.alb.proxy;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes requests that come by the gateway of a container's network for those of loopback. */
final class OwnMachine implements HttpHandler {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final InetAddress gateway;
  private final HttpHandler next;

  OwnMachine(String gateway, HttpHandler next) {
    this.gateway = InetAddress.ofLiteral(gateway);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    InetSocketAddress source = exchange.getSourceAddress();
    if (gateway.equals(source.getAddress())) {
      exchange.setSourceAddress(new InetSocketAddress(LOOPBACK, source.getPort()));
    }
    next.handleRequest(exchange);
  }
}
