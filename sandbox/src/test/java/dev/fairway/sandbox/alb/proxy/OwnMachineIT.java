package dev.fairway.sandbox.alb.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OwnMachineIT {

  /** Stands for the gateway of a container's network: Linux has all of 127.0.0.0/8. */
  private static final String GATEWAY = "127.0.0.2";

  @Test
  void takesWhatComesByTheGatewayForLoopbacksOwn() throws IOException {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only Linux has 127.0.0.2");
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                new OwnMachine(
                    GATEWAY,
                    exchange ->
                        exchange
                            .getResponseSender()
                            .send(exchange.getSourceAddress().getAddress().getHostAddress())))
            .build();
    server.start();
    try {
      InetSocketAddress address =
          (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();

      assertThat(answer(GATEWAY, address)).endsWith("\r\n\r\n127.0.0.1");
      assertThat(answer("127.0.0.3", address)).endsWith("\r\n\r\n127.0.0.3");
    } finally {
      server.stop();
    }
  }

  private static String answer(String from, InetSocketAddress to) throws IOException {
    try (Socket socket =
        new Socket(to.getAddress(), to.getPort(), InetAddress.ofLiteral(from), 0)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
