package dev.fairway.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries bytes to a server and back, and can be told to cut all connections and refuse new. */
public final class FaultyProxy implements AutoCloseable {

  private final ServerSocket server;
  private final URI target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean out;

  private FaultyProxy(ServerSocket server, URI target) {
    this.server = server;
    this.target = target;
  }

  public static FaultyProxy before(URI target) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    FaultyProxy proxy = new FaultyProxy(server, target);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  public void cut() {
    out = true;
    open.forEach(FaultyProxy::end);
  }

  public void mend() {
    out = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (out) {
          end(client);
        } else {
          Thread.ofVirtual().start(() -> carry(client));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket client) {
    try {
      Socket upstream = new Socket(target.getHost(), target.getPort());
      open.add(client);
      open.add(upstream);
      if (out) {
        // It was accepted before the cut, which did not see it.
        end(client);
        end(upstream);
      }
      Thread.ofVirtual().start(() -> pump(upstream, client));
      pump(client, upstream);
    } catch (IOException refused) {
      end(client);
    }
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // The other side is told by the end of its connection.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(FaultyProxy::end);
  }
}
