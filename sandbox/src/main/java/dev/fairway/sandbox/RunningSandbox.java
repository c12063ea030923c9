package dev.fairway.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Asks a sandbox that another process started. */
final class RunningSandbox {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private RunningSandbox() {}

  /** The stack outputs of the sandbox at {@code endpoint}, empty where nothing listens there. */
  static Optional<Map<String, String>> outputs(URI endpoint) {
    return outputsText(endpoint)
        .map(
            text -> {
              Map<String, String> outputs = new LinkedHashMap<>();
              JsonMapper.shared()
                  .readTree(text)
                  .properties()
                  .forEach(e -> outputs.put(e.getKey(), e.getValue().asString()));
              return outputs;
            });
  }

  /** The same as JSON text. */
  static Optional<String> outputsText(URI endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/_fairway/outputs")).timeout(PATIENCE).build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return Optional.of(response.body());
      }
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw taken(endpoint);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted while asking " + endpoint + ".");
    }
    throw taken(endpoint);
  }

  private static StartException taken(URI endpoint) {
    return new StartException(
        "Port "
            + endpoint.getPort()
            + " is in use by something that is no Fairway sandbox: stop it, or set"
            + " FAIRWAY_PORT to a free port.");
  }
}
