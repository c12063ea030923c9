package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Makes of a task what a runtime starts: definition, overrides, platform and secrets as one. */
public final class TaskPlans {

  private final Account account;
  private final URI endpoint;
  private final Map<String, String> taskEnvironment;
  private final AgentServer agent;
  private final Secrets secrets;

  /**
   * @param endpoint the region's address for the tasks' AWS clients
   * @param taskEnvironment what every container gets, whatever its definition says
   * @param apis answers as the roles of tasks allow
   */
  public TaskPlans(
      Account account,
      URI endpoint,
      Map<String, String> taskEnvironment,
      AgentServer agent,
      Apis apis) {
    this.account = account;
    this.endpoint = endpoint;
    this.taskEnvironment = Map.copyOf(taskEnvironment);
    this.agent = agent;
    this.secrets = new Secrets(apis);
  }

  /**
   * The plan of a task; from now on the agent answers for it.
   *
   * @throws TaskStartException where a secret can't be had
   */
  TaskPlan of(TaskSpec spec, Place place, TaskMetadata metadata) {
    String credentialsId = UUID.randomUUID().toString();
    if (spec.taskRoleArn().isPresent()) {
      agent.serveCredentials(credentialsId, metadata);
    }
    List<ContainerPlan> containers =
        spec.definition().containers().stream()
            .map(container -> plan(spec, place, container, metadata, credentialsId))
            .toList();
    return new TaskPlan(spec.names().id(), hostname(spec, place), spec.size(), place, containers);
  }

  private ContainerPlan plan(
      TaskSpec spec,
      Place place,
      ContainerDefinition container,
      TaskMetadata metadata,
      String credentialsId) {
    String runtimeId = spec.container(container.name()).runtimeId();
    agent.serveContainer(runtimeId, metadata, container.name());
    Map<String, String> environment = platform(hostname(spec, place));
    environment.putAll(spec.overrides().environment(container));
    environment.putAll(secrets(spec, container));
    environment.putAll(agent(spec, runtimeId, credentialsId));
    environment.putAll(place.environment(container.name()));
    environment.putAll(taskEnvironment);
    return new ContainerPlan(
        container.name(),
        container.image(),
        container.json().texts("entryPoint"),
        spec.overrides().command(container),
        environment,
        spec.overrides().memoryMib(container),
        container.logStream(spec.names().id()),
        container.confinement());
  }

  private static String hostname(TaskSpec spec, Place place) {
    return spec.network(Optional.of(place)).privateDnsName();
  }

  /** What the platform sets and a container definition may replace. */
  private Map<String, String> platform(String hostname) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_REGION", account.region());
    environment.put("AWS_DEFAULT_REGION", account.region());
    environment.put("AWS_ENDPOINT_URL", endpoint.toString());
    environment.put("HOSTNAME", hostname);
    return environment;
  }

  private Map<String, String> agent(TaskSpec spec, String runtimeId, String credentialsId) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE");
    environment.put("ECS_CONTAINER_METADATA_URI_V4", agent.metadataUri(runtimeId).toString());
    environment.put("ECS_AGENT_URI", agent.agentUri(runtimeId).toString());
    if (spec.taskRoleArn().isPresent()) {
      environment.put(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.credentialsUri(credentialsId).toString());
    }
    return environment;
  }

  private Map<String, String> secrets(TaskSpec spec, ContainerDefinition container) {
    if (!container.json().array("environmentFiles").isEmpty()) {
      throw new TaskStartException(
          "ResourceInitializationError: failed to download env files: the sandbox reads no environmentFiles. Set environment or secrets of container %s instead."
              .formatted(container.name()));
    }
    Map<String, String> values = new TreeMap<>();
    for (ContainerDefinition.Secret secret : container.secrets()) {
      values.put(
          secret.variable(),
          secrets.value(secret.valueFrom(), spec.overrides().executionRoleArn(spec.definition())));
    }
    return values;
  }

  void forget(TaskMetadata metadata) {
    agent.forget(metadata);
  }
}
