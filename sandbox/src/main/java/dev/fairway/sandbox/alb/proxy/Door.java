package dev.fairway.sandbox.alb.proxy;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.InetSocketAddress;

/** A port of this machine on which a listener takes requests; without one it answers nothing. */
public final class Door implements AutoCloseable {

  private static final int IO_THREADS = 2;
  private static final long DRAIN_MILLIS = 1_000;

  private final ListenerHandler handler;
  private final GracefulShutdownHandler graceful;
  private final Undertow server;
  private final int port;

  /**
   * @param entrance what hands requests to {@code handler}
   */
  Door(String host, int port, ListenerHandler handler, HttpHandler entrance) {
    this.handler = handler;
    graceful = new GracefulShutdownHandler(entrance);
    server =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(1)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.ALLOW_ENCODED_SLASH, true)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
            .setHandler(graceful)
            .build();
    server.start();
    this.port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
  }

  /** The port that is really bound, or was. */
  public int port() {
    return port;
  }

  /** Does this from the next request on. */
  public void serve(Traffic traffic) {
    handler.serve(traffic);
  }

  /** Answers no more requests. */
  public void shut() {
    handler.serve(null);
  }

  /** Lets requests under way end, for a moment. */
  @Override
  public void close() {
    graceful.shutdown();
    try {
      graceful.awaitShutdown(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
