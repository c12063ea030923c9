package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** The region's clock, as a person steps it. */
final class RegionTime implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  RegionTime(URI endpoint) {
    this.endpoint = endpoint;
  }

  Instant now() throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(endpoint.resolve("/_fairway/clock")).GET());
  }

  /** Steps the clock and tells the time after it. */
  Instant step(Duration amount) throws IOException, InterruptedException {
    URI step = endpoint.resolve("/_fairway/clock?step=" + amount);
    return ask(HttpRequest.newBuilder(step).POST(BodyPublishers.noBody()));
  }

  private Instant ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The region's clock answered " + answer.body());
    }
    return Instant.parse(JsonMapper.shared().readTree(answer.body()).path("now").asString());
  }

  @Override
  public void close() {
    http.close();
  }
}
