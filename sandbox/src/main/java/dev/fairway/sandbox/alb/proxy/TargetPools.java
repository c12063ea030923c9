package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.alb.targets.Target;
import io.undertow.UndertowOptions;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;

/** Connections to targets, kept alive between requests. */
final class TargetPools implements ProxyClient {

  private static final OptionMap HTTP_1_1 = OptionMap.create(UndertowOptions.ENABLE_HTTP2, false);

  private final Map<Target, ProxyConnectionPool> pools = new ConcurrentHashMap<>();

  /** The target was chosen before; see {@link ListenerHandler}. */
  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    return Passage.of(exchange);
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit unit) {
    Passage passage = Passage.of(exchange);
    pool(passage.target())
        .connect(target, exchange, new Watched(callback, passage), timeout, unit, false);
  }

  private ProxyConnectionPool pool(Target target) {
    ProxyConnectionPool known = pools.get(target);
    if (known != null) {
      return known;
    }
    ProxyConnectionPool pool =
        new ProxyConnectionPool(
            new Limits(),
            target.address().uri(target.address().port()),
            UndertowClient.getInstance(),
            HTTP_1_1);
    ProxyConnectionPool first = pools.putIfAbsent(target, pool);
    if (first != null) {
      return first;
    }
    target.whenGone(
        () -> {
          pools.remove(target);
          pool.close();
        });
    return pool;
  }

  /** Notes the connection, and puts the load balancer's own headers on its request. */
  private record Watched(ProxyCallback<ProxyConnection> callback, Passage passage)
      implements ProxyCallback<ProxyConnection> {

    @Override
    public void completed(HttpServerExchange exchange, ProxyConnection result) {
      if (passage.isTimedOut()) {
        return;
      }
      passage.connected(result.getConnection());
      callback.completed(
          exchange,
          new ProxyConnection(
              new TargetConnection(result.getConnection(), passage), result.getTargetPath()));
    }

    @Override
    public void failed(HttpServerExchange exchange) {
      if (!passage.isTimedOut()) {
        callback.failed(exchange);
      }
    }

    @Override
    public void couldNotResolveBackend(HttpServerExchange exchange) {
      failed(exchange);
    }

    @Override
    public void queuedRequestFailed(HttpServerExchange exchange) {
      failed(exchange);
    }
  }

  /** Health is for health checks to say: a target that failed once is tried again. */
  private record Limits() implements ConnectionPoolManager {

    private static final int CONNECTIONS_PER_THREAD = 1024;
    private static final int QUEUE = 4096;

    /** Below the keep-alive timeouts that servers have by default. */
    private static final long IDLE_MILLIS = 4_000;

    @Override
    public int getMaxConnections() {
      return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getMaxCachedConnections() {
      return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getSMaxConnections() {
      return 0;
    }

    @Override
    public long getTtl() {
      return IDLE_MILLIS;
    }

    @Override
    public int getMaxQueueSize() {
      return QUEUE;
    }

    @Override
    public int getProblemServerRetry() {
      return -1;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public boolean handleError() {
      return true;
    }

    @Override
    public boolean clearError() {
      return true;
    }
  }
}
