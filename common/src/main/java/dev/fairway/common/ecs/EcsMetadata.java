package dev.fairway.common.ecs;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.json.BasicJsonParser;

/** Reads "Amazon ECS task metadata endpoint version 4", which answers inside a task only. */
public final class EcsMetadata {

  private static final Logger log = LoggerFactory.getLogger(EcsMetadata.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final @Nullable String endpoint;
  private @Nullable Optional<EcsTask> answer;

  /** Takes the endpoint from the environment that ECS sets. */
  public static EcsMetadata fromEnvironment() {
    return new EcsMetadata(System.getenv("ECS_CONTAINER_METADATA_URI_V4"));
  }

  EcsMetadata(@Nullable String endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Returns the task, asking once; or nothing outside ECS or where the endpoint fails, because work
   * goes on without.
   */
  public synchronized Optional<EcsTask> task() {
    Optional<EcsTask> known = answer;
    if (known == null) {
      known = ask();
      answer = known;
    }
    return known;
  }

  private Optional<EcsTask> ask() {
    if (endpoint == null || endpoint.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(get(URI.create(endpoint + "/task"))));
    } catch (IOException | RuntimeException e) {
      log.warn("The task metadata endpoint {} did not say who we are: {}", endpoint, e.toString());
      return Optional.empty();
    }
  }

  private static String get(URI uri) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static EcsTask parse(String json) {
    Map<String, Object> task = new BasicJsonParser().parseMap(json);
    return new EcsTask(text(task, "TaskARN"), text(task, "Family"), text(task, "Revision"));
  }

  private static String text(Map<String, Object> task, String member) {
    return String.valueOf(task.get(member));
  }
}
