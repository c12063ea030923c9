package dev.fairway.sandbox.ecs.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback interface for containers that listen. They lie below those that
 * systems give to outgoing connections, and one is not given twice until all were.
 */
final class LoopbackPorts {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private int offset = ThreadLocalRandom.current().nextInt(COUNT);

  synchronized int next() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + offset;
      offset = (offset + 1) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free on this machine.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
