package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.definition.TaskDefinitions;
import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.NetworkInterface;
import dev.fairway.sandbox.ecs.task.TaskJson;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operation RunTask: checks a request and starts its tasks. */
final class RunTask {

  private static final int MOST = 10;
  private static final int LONGEST_STARTED_BY = 128;
  private static final String PLATFORM_VERSION = "1.4.0";

  /** An earlier call with a client token. */
  private record Earlier(ObjectNode input, ObjectNode answer) {}

  private final Account account;
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Tasks tasks;
  private final Tags tags;
  private final AtomicInteger started = new AtomicInteger();
  private final Map<String, Earlier> byToken = new ConcurrentHashMap<>();

  RunTask(Account account, Clusters clusters, TaskDefinitions definitions, Tasks tasks, Tags tags) {
    this.account = account;
    this.clusters = clusters;
    this.definitions = definitions;
    this.tasks = tasks;
    this.tags = tags;
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
    TaskDefinition definition = definition(input);
    int count = count(input);
    List<Optional<String>> providers = providers(input, cluster, count);
    checkFargate(input, definition);
    Overrides overrides = Overrides.of(input.in("overrides"), definition);
    overrides.size(definition);
    TaskSpec.Origin origin = origin(input, definition);
    TaskSpec.Home home = new TaskSpec.Home(cluster.name(), cluster.arn());
    List<TaskLife> lives = new ArrayList<>();
    for (Optional<String> provider : providers) {
      TaskSpec.Names names = names(cluster, definition);
      addTags(input, names.arn(), definition);
      TaskSpec.Placement placement = placement(input, provider);
      lives.add(tasks.create(new TaskSpec(names, home, definition, overrides, placement, origin)));
    }
    ObjectNode answer = answer(lives);
    lives.forEach(tasks::start);
    return answer;
  }

  private ObjectNode answer(List<TaskLife> lives) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode created = answer.putArray("tasks");
    for (TaskLife life : lives) {
      TaskSpec spec = life.task().spec();
      ObjectNode json = new TaskJson(spec, life.task().state()).write(Times.EPOCH_SECONDS);
      json.set("tags", tags.of(spec.names().arn()));
      created.add(json);
    }
    answer.putArray("failures");
    return answer;
  }

  private TaskDefinition definition(Input input) {
    String reference =
        input
            .text("taskDefinition")
            .orElseThrow(() -> EcsErrors.client("Task definition can not be blank."));
    TaskDefinition definition =
        definitions.find(reference).orElseThrow(EcsErrors::taskDefinitionNotFound);
    if (!definition.active()) {
      throw EcsErrors.invalidParameter("TaskDefinition is inactive");
    }
    return definition;
  }

  private static int count(Input input) {
    int count = input.integer("count").orElse(1);
    if (count < 1 || count > MOST) {
      throw EcsErrors.invalidParameter("count must be between 1 and " + MOST + ".");
    }
    return count;
  }

  /** The capacity provider of each task, empty for a launch type. */
  private static List<Optional<String>> providers(Input input, Cluster cluster, int count) {
    List<Input> strategy = input.objects("capacityProviderStrategy");
    Optional<String> launchType = input.text("launchType");
    if (launchType.isPresent() && !strategy.isEmpty()) {
      throw EcsErrors.invalidParameter(
          "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
    }
    if (launchType.isEmpty() && strategy.isEmpty()) {
      strategy = cluster.defaultStrategy();
    }
    if (!strategy.isEmpty()) {
      return CapacityProviders.spread(strategy, count).stream().map(Optional::of).toList();
    }
    if (!launchType.orElse("EC2").equals("FARGATE")) {
      throw EcsErrors.invalidParameter("No Container Instances were found in your cluster.");
    }
    return Collections.nCopies(count, Optional.empty());
  }

  private static void checkFargate(Input input, TaskDefinition definition) {
    if (!definition.isFor("FARGATE")) {
      throw EcsErrors.invalidParameter("Task definition does not support launch_type FARGATE.");
    }
    Input network = input.in("networkConfiguration").in("awsvpcConfiguration");
    if (definition.isAwsvpc() && network.members().isEmpty()) {
      throw EcsErrors.invalidParameter(
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    if (network.texts("subnets").isEmpty()) {
      throw EcsErrors.invalidParameter("subnets can not be empty.");
    }
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

  private TaskSpec.Names names(Cluster cluster, TaskDefinition definition) {
    String id = hex();
    List<TaskSpec.ContainerNames> containers =
        definition.containers().stream()
            .map(
                container ->
                    new TaskSpec.ContainerNames(
                        container.name(),
                        account.arn(
                            "ecs",
                            "container/" + cluster.name() + "/" + id + "/" + UUID.randomUUID()),
                        id
                            + "-"
                            + ThreadLocalRandom.current()
                                .nextLong(1_000_000_000L, 10_000_000_000L)))
            .toList();
    return new TaskSpec.Names(
        id, account.arn("ecs", "task/" + cluster.name() + "/" + id), containers);
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private TaskSpec.Placement placement(Input input, Optional<String> provider) {
    List<String> subnets =
        input.in("networkConfiguration").in("awsvpcConfiguration").texts("subnets");
    int number = started.getAndIncrement();
    String asked = input.text("platformVersion").orElse("LATEST");
    return new TaskSpec.Placement(
        provider,
        asked.equals("LATEST") ? PLATFORM_VERSION : asked,
        account.region() + (char) ('a' + number % subnets.size()),
        NetworkInterface.of(number, subnets.get(number % subnets.size())),
        input.flag("enableExecuteCommand"));
  }

  private void addTags(Input input, String arn, TaskDefinition definition) {
    tags.add(arn, input.objects("tags"));
    if (input.text("propagateTags").orElse("NONE").equals("TASK_DEFINITION")) {
      tags.copy(definition.arn(), arn);
    }
  }
}
