package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.ecs.cluster.CapacityProviders;
import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.cluster.Clusters;
import dev.fairway.sandbox.ecs.cluster.Launch;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.Tags;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.definition.TaskDefinitions;
import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import dev.fairway.sandbox.ecs.task.TaskJson;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskOwner;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operation RunTask: checks a request and starts its tasks. */
final class RunTask {

  private static final int MOST = 10;
  private static final int LONGEST_STARTED_BY = 128;

  /** An earlier call with a client token. */
  private record Earlier(ObjectNode input, ObjectNode answer) {}

  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final TaskLauncher launcher;
  private final Tags tags;
  private final TaskFaults faults;
  private final Map<String, Earlier> byToken = new ConcurrentHashMap<>();

  RunTask(
      Clusters clusters,
      TaskDefinitions definitions,
      TaskLauncher launcher,
      Tags tags,
      TaskFaults faults) {
    this.clusters = clusters;
    this.definitions = definitions;
    this.launcher = launcher;
    this.tags = tags;
    this.faults = faults;
  }

  /** Runs the tasks; a repeated client token answers what it did the first time. */
  ObjectNode run(Input input) {
    Optional<String> token = input.text("clientToken");
    if (token.isEmpty()) {
      return runNow(input);
    }
    Earlier earlier =
        byToken.computeIfAbsent(
            token.get(), key -> new Earlier(input.members().deepCopy(), runNow(input)));
    if (!earlier.input().equals(input.members())) {
      throw ApiException.badRequest(
          "ConflictException",
          "The client token was used before, with other parameters: " + token.get());
    }
    return earlier.answer().deepCopy();
  }

  private ObjectNode runNow(Input input) {
    Cluster cluster = clusters.of(input);
    TaskDefinition definition = definitions.active(input.text("taskDefinition"));
    if (faults.throttled(definition)) {
      throw ApiException.badRequest("ThrottlingException", "Rate exceeded");
    }
    int count = count(input);
    List<Optional<String>> providers = CapacityProviders.next(input, cluster, List.of(), count);
    Launch.check(input, definition);
    Overrides overrides = Overrides.of(input.in("overrides"), definition);
    overrides.size(definition);
    TaskSpec.Origin origin = origin(input, definition);
    Launch launch =
        new Launch(cluster, definition, overrides, input, origin, input.objects("tags"));
    List<TaskLife> lives =
        providers.stream()
            .filter(provider -> !faults.noCapacity(definition))
            .map(provider -> launcher.create(launch, provider, TaskOwner.NOBODY))
            .toList();
    ObjectNode answer = answer(lives, count - lives.size());
    lives.forEach(launcher::start);
    return answer;
  }

  private ObjectNode answer(List<TaskLife> lives, int notPlaced) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode created = answer.putArray("tasks");
    for (TaskLife life : lives) {
      TaskSpec spec = life.task().spec();
      ObjectNode json = new TaskJson(spec, life.task().state()).write(Times.EPOCH_SECONDS);
      json.set("tags", tags.of(spec.names().arn()));
      created.add(json);
    }
    ArrayNode failures = answer.putArray("failures");
    for (int i = 0; i < notPlaced; i++) {
      failures.addObject().put("reason", TaskFaults.NO_CAPACITY);
    }
    return answer;
  }

  private static int count(Input input) {
    int count = input.integer("count").orElse(1);
    if (count < 1 || count > MOST) {
      throw EcsErrors.invalidParameter("count must be between 1 and " + MOST + ".");
    }
    return count;
  }

  private static TaskSpec.Origin origin(Input input, TaskDefinition definition) {
    Optional<String> startedBy = input.text("startedBy");
    if (startedBy.filter(by -> by.length() > LONGEST_STARTED_BY).isPresent()) {
      throw EcsErrors.invalidParameter("startedBy must have at most 128 characters.");
    }
    String group = input.text("group").orElse("family:" + definition.family());
    if (group.startsWith("service:")) {
      throw EcsErrors.invalidParameter("Invalid namespace for group.");
    }
    return new TaskSpec.Origin(group, startedBy);
  }
}
