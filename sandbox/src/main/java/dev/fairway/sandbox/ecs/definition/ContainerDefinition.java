package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.ecs.runtime.Confinement;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container of a task definition, as it was registered. */
public record ContainerDefinition(Input json) {

  private static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(30);

  /** A container that another waits for. */
  public record Dependency(String container, String condition) {}

  /** A variable whose value lies in Secrets Manager or the Parameter Store. */
  public record Secret(String variable, String valueFrom) {}

  public String name() {
    return json.text("name").orElse("");
  }

  public String image() {
    return json.text("image").orElse("");
  }

  public boolean essential() {
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

  public List<Secret> secrets() {
    return json.objects("secrets").stream()
        .map(
            secret ->
                new Secret(secret.text("name").orElse(""), secret.text("valueFrom").orElse("")))
        .toList();
  }

  public List<Dependency> dependsOn() {
    return json.objects("dependsOn").stream()
        .map(
            item ->
                new Dependency(
                    item.text("containerName").orElse(""), item.text("condition").orElse("")))
        .toList();
  }

  /** The port that the container listens on: the first of its mappings. */
  public Optional<Integer> port() {
    return json.objects("portMappings").stream()
        .flatMap(mapping -> mapping.integer("containerPort").stream())
        .findFirst();
  }

  /** How long the container has between SIGTERM and SIGKILL. */
  public Duration stopTimeout() {
    return json.integer("stopTimeout")
        .map(seconds -> Duration.ofSeconds(seconds))
        .orElse(DEFAULT_STOP_TIMEOUT);
  }

  /** How long others wait for this container to come to the state that they depend on. */
  public Optional<Duration> startTimeout() {
    return json.integer("startTimeout").map(seconds -> Duration.ofSeconds(seconds));
  }

  public Optional<HealthCheck> healthCheck() {
    return json.object("healthCheck").map(check -> HealthCheck.of(new Input(check)));
  }

  /** Whom the container runs as and what it may touch. */
  public Confinement confinement() {
    Input linux = json.in("linuxParameters");
    Input capabilities = linux.in("capabilities");
    return new Confinement(
        json.text("user"),
        json.text("workingDirectory"),
        json.flag("readonlyRootFilesystem"),
        linux.flag("initProcessEnabled"),
        json.objects("mountPoints").stream().map(ContainerDefinition::mount).toList(),
        new Confinement.Capabilities(capabilities.texts("add"), capabilities.texts("drop")));
  }

  private static Confinement.Mount mount(Input point) {
    return new Confinement.Mount(
        point.text("sourceVolume").orElse(""),
        point.text("containerPath").orElse(""),
        point.flag("readOnly"));
  }

  /** The stream of the awslogs driver, empty for another driver or none. */
  public Optional<LogStream> logStream(String taskId) {
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
