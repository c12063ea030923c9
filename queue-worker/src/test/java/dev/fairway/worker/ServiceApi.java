package dev.fairway.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP API through the load balancer. */
final class ServiceApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI balancer;
  private final String token;

  ServiceApi(URI balancer, String token) {
    this.balancer = balancer;
    this.token = token;
  }

  /** An answer, whatever its status. */
  record Reply(int status, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  /**
   * @param secret that signs its deliveries
   */
  record Subscription(String id, String secret) {}

  Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  Reply post(String path, String json) throws IOException, InterruptedException {
    return send(posting(path, json).header("Authorization", "Bearer " + token));
  }

  /** Posts as somebody who has no token, or a wrong one. */
  Reply postAs(String authorization, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = posting(path, json);
    return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  Subscription subscribe(String url, String eventType) throws IOException, InterruptedException {
    Reply made =
        post(
            "/subscriptions",
            """
            {"url":"%s","eventTypes":["%s"]}"""
                .formatted(url, eventType));
    if (made.status() != 201) {
      throw new AssertionError("POST /subscriptions: " + made);
    }
    return new Subscription(
        made.json().path("id").asString(), made.json().path("secret").asString());
  }

  private HttpRequest.Builder posting(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(balancer.resolve(path)).timeout(PATIENCE);
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
