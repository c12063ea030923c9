package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the secrets of container definitions with the task's execution role. */
final class Secrets {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The ARN's own parts, then the JSON key, the version stage and the version id. */
  private static final int ARN_PARTS = 7;

  private final Apis apis;

  Secrets(Apis apis) {
    this.apis = apis;
  }

  /**
   * The value behind a {@code valueFrom}: the ARN of a secret, or the ARN or name of a parameter.
   *
   * @throws TaskStartException with ECS's words where it can't be had
   */
  String value(String valueFrom, Optional<String> executionRole) {
    Caller caller = Caller.service("ecs-tasks", executionRole);
    return valueFrom.contains(":secretsmanager:")
        ? secret(valueFrom, caller)
        : parameter(valueFrom, caller);
  }

  private String secret(String valueFrom, Caller caller) {
    String[] parts = valueFrom.split(":", -1);
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("SecretId", String.join(":", Arrays.copyOf(parts, ARN_PARTS)));
    part(parts, ARN_PARTS + 1).ifPresent(stage -> input.put("VersionStage", stage));
    part(parts, ARN_PARTS + 2).ifPresent(version -> input.put("VersionId", version));
    try {
      String text =
          apis.call(new ApiCall("secretsmanager", "GetSecretValue", input, caller))
              .path("SecretString")
              .asString("");
      return part(parts, ARN_PARTS).map(key -> field(text, key, valueFrom)).orElse(text);
    } catch (ApiException e) {
      throw new TaskStartException(
          ("ResourceInitializationError: unable to pull secrets or registry auth: unable to"
                  + " retrieve secret from asm: failed to fetch secret %s from secrets manager:"
                  + " %s: %s")
              .formatted(valueFrom, e.code(), e.getMessage()));
    }
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(parts[index])
        : Optional.empty();
  }

  private static String field(String text, String key, String valueFrom) {
    JsonNode found;
    try {
      found = JSON.readTree(text).path(key);
    } catch (JacksonException e) {
      throw noKey(key, valueFrom);
    }
    if (found.isMissingNode()) {
      throw noKey(key, valueFrom);
    }
    return found.isString() ? found.stringValue() : found.toString();
  }

  private static TaskStartException noKey(String key, String valueFrom) {
    return new TaskStartException(
        "ResourceInitializationError: unable to pull secrets or registry auth: retrieved secret from Secrets Manager did not contain json key %s: %s"
            .formatted(key, valueFrom));
  }

  /** An ARN shows a name without a path as {@code parameter/name}, one with as its own path. */
  private static String parameterName(String valueFrom) {
    String marker = ":parameter/";
    int at = valueFrom.startsWith("arn:") ? valueFrom.indexOf(marker) : -1;
    if (at < 0) {
      return valueFrom;
    }
    String path = valueFrom.substring(at + marker.length());
    return path.contains("/") ? "/" + path : path;
  }

  private String parameter(String valueFrom, Caller caller) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("Name", parameterName(valueFrom));
    input.put("WithDecryption", true);
    try {
      return apis.call(new ApiCall("ssm", "GetParameter", input, caller))
          .path("Parameter")
          .path("Value")
          .asString("");
    } catch (ApiException e) {
      throw new TaskStartException(
          "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: %s: %s: %s"
              .formatted(valueFrom, e.code(), e.getMessage()));
    }
  }
}
