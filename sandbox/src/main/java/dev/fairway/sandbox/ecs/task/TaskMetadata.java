package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.agent.AgentTask;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task as it sees itself (Amazon ECS Developer Guide, "Task metadata endpoint version 4 for tasks
 * on Fargate"). Networks and what only Docker knows are left out of the statistics.
 */
final class TaskMetadata implements AgentTask {

  private static final long MIB = 1024 * 1024;

  private final Task task;
  private final TaskSpec spec;
  private final Clock clock;
  private final Map<String, RunningContainer> running = new ConcurrentHashMap<>();
  private volatile @Nullable PreparedTask prepared;

  TaskMetadata(Task task, Clock clock) {
    this.task = task;
    this.spec = task.spec();
    this.clock = clock;
  }

  void prepared(PreparedTask ready) {
    prepared = ready;
  }

  void started(String container, RunningContainer started) {
    running.put(container, started);
  }

  @Override
  public String taskArn() {
    return spec.names().arn();
  }

  @Override
  public String clusterArn() {
    return spec.home().clusterArn();
  }

  @Override
  public Optional<String> taskRoleArn() {
    return spec.taskRoleArn();
  }

  @Override
  public ObjectNode taskMetadata() {
    TaskState state = task.state();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Cluster", spec.home().clusterArn());
    json.put("TaskARN", spec.names().arn());
    json.put("Family", spec.definition().family());
    json.put("Revision", Integer.toString(spec.definition().revision()));
    if (spec.origin().group().startsWith("service:")) {
      json.put("ServiceName", spec.origin().group().substring("service:".length()));
    }
    json.put("DesiredStatus", state.desiredStatus().name());
    json.put("KnownStatus", state.lastStatus().name());
    TaskSize size = spec.size();
    json.putObject("Limits").put("CPU", size.cpuUnits() / 1024.0).put("Memory", size.memoryMib());
    putTime(json, "PullStartedAt", state.times().get(Moment.PULL_STARTED));
    putTime(json, "PullStoppedAt", state.times().get(Moment.PULL_STOPPED));
    json.put("AvailabilityZone", spec.placement().availabilityZone());
    json.put("LaunchType", "FARGATE");
    ArrayNode containers = json.putArray("Containers");
    spec.definition()
        .containers()
        .forEach(container -> containers.add(containerMetadata(container.name())));
    putStorage(json);
    return json;
  }

  private void putStorage(ObjectNode json) {
    PreparedTask ready = prepared;
    if (ready != null) {
      ready
          .storageBytes()
          .ifPresent(
              bytes ->
                  json.putObject("EphemeralStorageMetrics")
                      .put("Utilized", bytes / MIB)
                      .put("Reserved", spec.overrides().storageGib(spec.definition()) * 1024L));
    }
  }

  @Override
  public ObjectNode containerMetadata(String name) {
    ContainerDefinition definition =
        spec.definition().containers().stream()
            .filter(container -> container.name().equals(name))
            .findFirst()
            .orElseThrow();
    ContainerState container = task.state().container(name);
    TaskSpec.ContainerNames names = spec.container(name);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("DockerId", names.runtimeId());
    json.put("Name", name);
    json.put("DockerName", name);
    json.put("Image", definition.image());
    putLabels(json, name);
    json.put("DesiredStatus", task.state().desiredStatus().name());
    json.put("KnownStatus", container.status().name());
    container.exitCode().ifPresent(code -> json.put("ExitCode", code));
    ObjectNode limits = json.putObject("Limits").put("CPU", spec.overrides().cpu(definition));
    spec.overrides().memoryMib(definition).ifPresent(mib -> limits.put("Memory", mib));
    putTime(json, "CreatedAt", task.state().times().get(Moment.PULL_STOPPED));
    container.startedAt().ifPresent(at -> Times.ISO.put(json, "StartedAt", at));
    json.put("Type", "NORMAL");
    putLog(json, definition);
    json.put("ContainerARN", names.arn());
    putNetwork(json);
    return json;
  }

  private void putLabels(ObjectNode json, String name) {
    json.putObject("Labels")
        .put("com.amazonaws.ecs.cluster", spec.home().clusterArn())
        .put("com.amazonaws.ecs.container-name", name)
        .put("com.amazonaws.ecs.task-arn", spec.names().arn())
        .put("com.amazonaws.ecs.task-definition-family", spec.definition().family())
        .put(
            "com.amazonaws.ecs.task-definition-version",
            Integer.toString(spec.definition().revision()));
  }

  private void putLog(ObjectNode json, ContainerDefinition definition) {
    definition
        .logStream(spec.names().id())
        .ifPresent(
            stream ->
                json.put("LogDriver", "awslogs")
                    .putObject("LogOptions")
                    .put("awslogs-group", stream.group())
                    .put("awslogs-region", region())
                    .put("awslogs-stream", stream.stream()));
  }

  private String region() {
    return spec.names().arn().split(":", -1)[3];
  }

  private void putNetwork(ObjectNode json) {
    NetworkInterface network = spec.network(task.state().place());
    ObjectNode entry = json.putArray("Networks").addObject();
    entry.put("NetworkMode", "awsvpc");
    entry.putArray("IPv4Addresses").add(network.privateIp());
    entry.put("AttachmentIndex", 0);
    entry.put("MACAddress", network.macAddress());
    entry.put("PrivateDNSName", network.privateDnsName());
  }

  private static void putTime(ObjectNode json, String name, @Nullable Instant instant) {
    if (instant != null) {
      Times.ISO.put(json, name, instant);
    }
  }

  @Override
  public ObjectNode taskStats() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ContainerDefinition container : spec.definition().containers()) {
      json.set(spec.container(container.name()).runtimeId(), containerStats(container.name()));
    }
    return json;
  }

  @Override
  public ObjectNode containerStats(String name) {
    RunningContainer container = running.get(name);
    Usage usage = container == null ? Usage.NONE : container.usage();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", spec.container(name).runtimeId());
    json.put("name", name);
    Times.ISO.put(json, "read", clock.instant());
    ObjectNode cpu = json.putObject("cpu_stats");
    cpu.putObject("cpu_usage").put("total_usage", usage.cpuTime().toNanos());
    cpu.put("online_cpus", spec.size().processors());
    json.putObject("memory_stats")
        .put("usage", usage.memoryBytes())
        .put("max_usage", usage.peakRssBytes())
        .put("limit", spec.size().memoryMib() * MIB);
    return json;
  }
}
