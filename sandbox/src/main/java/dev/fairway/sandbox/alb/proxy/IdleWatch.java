package dev.fairway.sandbox.alb.proxy;

import io.undertow.conduits.BytesReceivedStreamSourceConduit;
import io.undertow.conduits.BytesSentStreamSinkConduit;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Ends a request whose target can't be connected to within 10 seconds, or on which nothing moved in
 * either direction for the idle timeout ("HTTP 504: Gateway timeout", User Guide for Application
 * Load Balancers).
 */
final class IdleWatch implements Runnable {

  private static final long CONNECT_NANOS = Duration.ofSeconds(10).toNanos();

  private final Passage passage;
  private final HttpServerExchange exchange;
  private final long idleNanos;
  private volatile long lastNanos = System.nanoTime();
  private XnioExecutor.@Nullable Key timer;

  private IdleWatch(Passage passage) {
    this.passage = passage;
    this.exchange = passage.exchange();
    this.idleNanos = passage.traffic().settings().idleTimeout().toNanos();
  }

  /** Watches a request from now until {@link #stop}. */
  static IdleWatch over(Passage passage) {
    IdleWatch watch = new IdleWatch(passage);
    passage
        .exchange()
        .addRequestWrapper(
            (next, exchange) ->
                new BytesReceivedStreamSourceConduit(next.create(), watch::received));
    passage
        .exchange()
        .addResponseWrapper(
            (next, exchange) ->
                new BytesSentStreamSinkConduit(next.create(), bytes -> watch.moved()));
    watch.waitFor(Math.min(watch.idleNanos, CONNECT_NANOS));
    return watch;
  }

  private void received(long bytes) {
    passage.receivedBody(bytes);
    moved();
  }

  private void moved() {
    lastNanos = System.nanoTime();
  }

  private void waitFor(long nanos) {
    timer = exchange.getIoThread().executeAfter(this, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    boolean connected = passage.connection().isPresent();
    long limit = connected ? idleNanos : Math.min(idleNanos, CONNECT_NANOS);
    long left = limit - (System.nanoTime() - lastNanos);
    if (left > 0) {
      waitFor(left);
    } else {
      timeOut();
    }
  }

  /** Closing the target's connection makes the proxy end the exchange. */
  private void timeOut() {
    passage.timedOut();
    passage.connection().ifPresent(IoUtils::safeClose);
    if (passage.isAnswered()) {
      IoUtils.safeClose(exchange.getConnection());
    } else if (!passage.isOwnAnswer()) {
      passage.answersItself();
      OwnAnswer.page(exchange, 504);
    }
  }

  void stop() {
    XnioExecutor.Key waiting = timer;
    if (waiting != null) {
      waiting.remove();
    }
  }
}
