package dev.fairway.common.ecs;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.json.BasicJsonParser;

/**
 * Protects this task from being chosen when its service scales in or deploys, through the agent's
 * "Amazon ECS task scale-in protection endpoint".
 */
public final class TaskProtection {

  private static final Logger log = LoggerFactory.getLogger(TaskProtection.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final @Nullable String agent;

  /** Takes the agent's address from the environment that ECS sets. */
  public static TaskProtection fromEnvironment() {
    return new TaskProtection(System.getenv("ECS_AGENT_URI"));
  }

  /**
   * @param agent the agent's address for this task; without one there is nothing to protect
   */
  public TaskProtection(@Nullable String agent) {
    this.agent = agent == null || agent.isBlank() ? null : agent;
  }

  /**
   * Protects the task for a time.
   *
   * @param expiry in whole minutes, 1 to 2,880
   * @return false where the agent did not do it, which is logged
   */
  public boolean protect(Duration expiry) {
    return put(
        "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":%d}".formatted(expiry.toMinutes()));
  }

  /** Ends the protection; false where the agent did not do it, which is logged. */
  public boolean release() {
    return put("{\"ProtectionEnabled\":false}");
  }

  /** Until when the task is protected; nothing where it is not, or the agent does not say. */
  public Optional<Instant> protectedUntil() {
    return call("GET", null)
        .filter(protection -> isOn(protection))
        .map(protection -> Instant.parse(String.valueOf(protection.get("ExpirationDate"))));
  }

  /** The parser knows numbers and texts alone. */
  private static boolean isOn(Map<String, Object> protection) {
    return Boolean.parseBoolean(String.valueOf(protection.get("ProtectionEnabled")));
  }

  private boolean put(String body) {
    return agent == null || call("PUT", body).isPresent();
  }

  private Optional<Map<String, Object>> call(String method, @Nullable String body) {
    if (agent == null) {
      return Optional.empty();
    }
    URI uri = URI.create(agent + "/task-protection/v1/state");
    try {
      return protection(exchange(uri, method, body));
    } catch (IOException | RuntimeException failed) {
      log.warn("{} {} failed: {}", method, uri, failed.toString());
      return Optional.empty();
    }
  }

  private static String exchange(URI uri, String method, @Nullable String body) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream answer =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An answer holds a protection, a failure or an error. */
  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> protection(String answer) {
    Object protection = new BasicJsonParser().parseMap(answer).get("protection");
    if (protection instanceof Map<?, ?> members) {
      return Optional.of((Map<String, Object>) members);
    }
    log.warn("The agent did not change or tell the task's protection: {}", answer);
    return Optional.empty();
  }
}
