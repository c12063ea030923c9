package dev.fairway.sandbox.alb;

import io.undertow.Undertow;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;

/** A server of WebSockets that sends each text back. */
final class EchoSockets implements AutoCloseable {

  private final Undertow server =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setIoThreads(1)
          .setHandler(
              new WebSocketProtocolHandshakeHandler(
                  (WebSocketConnectionCallback)
                      (exchange, channel) -> {
                        channel.getReceiveSetter().set(new Echo());
                        channel.resumeReceives();
                      }))
          .build();

  EchoSockets() {
    server.start();
  }

  int port() {
    return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Echo extends AbstractReceiveListener {
    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
      WebSockets.sendText(message.getData(), channel, null);
    }
  }
}
