package dev.fairway.sandbox.tour;

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
import tools.jackson.databind.node.ObjectNode;

/** The services' own HTTP API, through the load balancer, with the token. */
final class ServicesApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI balancer;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * @param balancer such as {@code http://127.0.0.1:8080}
   * @param token what Secrets Manager holds
   */
  ServicesApi(URI balancer, String token) {
    this.balancer = balancer;
    this.token = token;
  }

  /**
   * @param id to delete it by
   * @param secret that signs its deliveries
   */
  record Subscription(String id, String secret) {}

  /** Whether a path answers 200. */
  boolean answers(String path) throws InterruptedException {
    try {
      return send(request(path).GET()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  Subscription subscribe(URI url, String eventType) throws IOException, InterruptedException {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("url", url.toString()).put("description", "the demo's subscriber");
    body.putArray("eventTypes").add(eventType);
    HttpResponse<String> answer =
        send(
            request("/subscriptions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    if (answer.statusCode() != 201) {
      throw new IOException(
          "POST /subscriptions answered " + answer.statusCode() + ": " + answer.body());
    }
    JsonNode made = JsonMapper.shared().readTree(answer.body());
    return new Subscription(made.path("id").asString(), made.path("secret").asString());
  }

  void unsubscribe(Subscription subscription) throws IOException, InterruptedException {
    send(request("/subscriptions/" + subscription.id()).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(balancer.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
