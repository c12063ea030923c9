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

/** The sandbox's own pages below {@code /_fairway}. */
final class SandboxPages implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  SandboxPages(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Where a person reads the mails. */
  URI inbox() {
    return endpoint.resolve("/_fairway/inbox");
  }

  /** The mails, newest first. */
  JsonNode mails() throws IOException, InterruptedException {
    return json("/_fairway/inbox.json");
  }

  /** The address at which tasks reach what listens beside the sandbox. */
  String reachedAt() throws IOException, InterruptedException {
    return json("/_fairway/network").path("reachedAt").asString();
  }

  /** The processes of the tasks that run. */
  JsonNode processes() throws IOException, InterruptedException {
    return json("/_fairway/processes");
  }

  /** Sends SIGKILL to the containers of a task; its ARN or its id. */
  void kill(String task) throws IOException, InterruptedException {
    String path = "/_fairway/processes/kill?task=" + task.substring(task.lastIndexOf('/') + 1);
    send(HttpRequest.newBuilder(endpoint.resolve(path)).POST(BodyPublishers.noBody()), path);
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(endpoint.resolve(path)), path));
  }

  private String send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
