package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.ecs.runtime.LogStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container of a task definition, as it was registered. */
record ContainerDefinition(Input json) {

  private static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(30);

  /** A container that another waits for. */
  record Dependency(String container, String condition) {}

  /** A variable whose value lies in Secrets Manager or the Parameter Store. */
  record Secret(String variable, String valueFrom) {}

  String name() {
    return json.text("name").orElse("");
  }

  String image() {
    return json.text("image").orElse("");
  }

  boolean essential() {
    return !json.members().has("essential") || json.flag("essential");
  }

  Map<String, String> environment() {
    return variables(json);
  }

  static Map<String, String> variables(Input holder) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Input variable : holder.objects("environment")) {
      variable
          .text("name")
          .ifPresent(name -> variables.put(name, variable.text("value").orElse("")));
    }
    return variables;
  }

  List<Secret> secrets() {
    return json.objects("secrets").stream()
        .map(
            secret ->
                new Secret(secret.text("name").orElse(""), secret.text("valueFrom").orElse("")))
        .toList();
  }

  List<Dependency> dependsOn() {
    return json.objects("dependsOn").stream()
        .map(
            item ->
                new Dependency(
                    item.text("containerName").orElse(""), item.text("condition").orElse("")))
        .toList();
  }

  /** How long the container has between SIGTERM and SIGKILL. */
  Duration stopTimeout() {
    return json.integer("stopTimeout")
        .map(seconds -> Duration.ofSeconds(seconds))
        .orElse(DEFAULT_STOP_TIMEOUT);
  }

  /** How long others wait for this container to come to the state that they depend on. */
  Optional<Duration> startTimeout() {
    return json.integer("startTimeout").map(seconds -> Duration.ofSeconds(seconds));
  }

  Optional<HealthCheck> healthCheck() {
    return json.object("healthCheck").map(check -> HealthCheck.of(new Input(check)));
  }

  /** The stream of the awslogs driver, empty for another driver or none. */
  Optional<LogStream> logStream(String taskId) {
    Input configuration = json.in("logConfiguration");
    Input options = configuration.in("options");
    if (!configuration.text("logDriver").orElse("").equals("awslogs")) {
      return Optional.empty();
    }
    String stream = name() + "/" + taskId;
    String prefixed =
        options.text("awslogs-stream-prefix").map(prefix -> prefix + "/" + stream).orElse(stream);
    return options.text("awslogs-group").map(group -> new LogStream(group, prefixed));
  }
}
