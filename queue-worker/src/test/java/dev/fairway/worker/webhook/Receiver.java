package dev.fairway.worker.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers as a test says, byte by byte, and keeps what it was sent. */
public final class Receiver implements AutoCloseable {

  /** What a request was. */
  public record Request(String line, Map<String, String> headers, String body) {}

  /** Writes an answer, or does not. */
  @FunctionalInterface
  public interface Answering {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  public final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Answering answering;

  private Receiver(ServerSocket server, Answering answering) {
    this.server = server;
    this.answering = answering;
    Thread.ofVirtual().name("receiver").start(this::listen);
  }

  public static Receiver answering(Answering answering) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answering);
  }

  public static Receiver on(ServerSocket server, Answering answering) {
    return new Receiver(server, answering);
  }

  /** Answers with this status line's end and header lines, and an empty body. */
  public static Receiver answering(String status, String... headers) throws IOException {
    String head =
        "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n" + String.join("", withEnds(headers));
    return answering(out -> out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> withEnds(String... headers) {
    return java.util.Arrays.stream(headers).map(header -> header + "\r\n").toList();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hooks?shop=7";
  }

  public int port() {
    return server.getLocalPort();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(read(new BufferedInputStream(socket.getInputStream())));
      answering.answer(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (SocketException gone) {
      // The sender hung up, as most tests here want it to.
    } catch (IOException e) {
      requests.add(new Request("unreadable: " + e, Map.of(), ""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(InputStream in) throws IOException {
    String line = line(in);
    var headers = new TreeMap<String, String>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The request ended within its head.");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
