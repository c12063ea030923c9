package dev.fairway.sandbox.front;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.HttpString;
import java.net.URI;

/** Passes requests on to an emulator as they are, bodies streaming in both directions. */
final class EmulatorProxy {

  /** A long poll holds its connection for 20 s, so polls must not use them up. */
  private static final int CONNECTIONS_PER_THREAD = 512;

  /** Below the idle timeouts of the emulators, 30 s at the least. */
  private static final int IDLE_MILLIS = 20_000;

  private static final int SOFT_CONNECTIONS_PER_THREAD = 16;
  private static final int QUEUE = 1024;
  private static final int PROBLEM_RETRY_SECONDS = 1;
  private static final int NO_TIME_LIMIT = -1;

  private EmulatorProxy() {}

  static HttpHandler to(URI endpoint) {
    // A host takes the limits that are set when it is added.
    LoadBalancingProxyClient client =
        new LoadBalancingProxyClient()
            .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
            .setSoftMaxConnectionsPerThread(SOFT_CONNECTIONS_PER_THREAD)
            .setMaxQueueSize(QUEUE)
            .setProblemServerRetry(PROBLEM_RETRY_SECONDS)
            .setTtl(IDLE_MILLIS)
            .addHost(endpoint);
    ProxyHandler proxy =
        ProxyHandler.builder()
            .setProxyClient(client)
            .setMaxRequestTime(NO_TIME_LIMIT)
            .setRewriteHostHeader(false)
            .setNext(ResponseCodeHandler.HANDLE_404)
            .build();
    HttpString upgrade = new HttpString("Upgrade");
    HttpString settings = new HttpString("HTTP2-Settings");
    return exchange -> {
      exchange.getRequestHeaders().remove(upgrade);
      exchange.getRequestHeaders().remove(settings);
      proxy.handleRequest(exchange);
    };
  }
}
