package dev.fairway.sandbox.front;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as no client library would make them. */
final class RawHttp {

  private RawHttp() {}

  /** Sends a request line with headers and no body; returns the first line of the answer. */
  static String send(URI endpoint, String requestLine, String... headers) throws IOException {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(20_000);
      StringBuilder request = new StringBuilder(requestLine).append("\r\n");
      request.append("Host: ").append(endpoint.getAuthority()).append("\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return in.readLine();
    }
  }
}
