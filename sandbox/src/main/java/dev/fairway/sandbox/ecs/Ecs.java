package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.cluster.ClusterUse;
import dev.fairway.sandbox.ecs.cluster.Clusters;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Page;
import dev.fairway.sandbox.ecs.definition.Tags;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.definition.TaskDefinitionJson;
import dev.fairway.sandbox.ecs.definition.TaskDefinitions;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.service.ServiceListener;
import dev.fairway.sandbox.ecs.service.ServiceNews;
import dev.fairway.sandbox.ecs.service.ServiceOperations;
import dev.fairway.sandbox.ecs.service.TaskProtection;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import dev.fairway.sandbox.ecs.task.TaskListener;
import dev.fairway.sandbox.ecs.task.TaskNews;
import dev.fairway.sandbox.ecs.task.TaskPlans;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import dev.fairway.sandbox.ecs.task.Tasks;
import dev.fairway.sandbox.faults.Faults;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The control plane of Amazon ECS: every operation with the part that carries it out. */
public final class Ecs implements ApiHandler, AutoCloseable {

  /**
   * What ECS stands on: what runs tasks, what they reach, the other services (which answer as the
   * roles of tasks allow), the time, and the faults that are set by hand.
   */
  public record Platform(
      TaskRuntime runtime, AgentServer agent, Apis apis, SandboxClock clock, Faults faults) {

    /** Without faults. */
    public Platform(TaskRuntime runtime, AgentServer agent, Apis apis, SandboxClock clock) {
      this(runtime, agent, apis, clock, new Faults(clock));
    }
  }

  private final Tags tags = new Tags();
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Tasks tasks;
  private final RunTask runTask;
  private final TaskQueries queries;
  private final TaskProtection protection;
  private final ServiceOperations services;
  private final AgentServer agent;

  /**
   * Takes over {@code platform}'s runtime and agent, and closes them when it is closed.
   *
   * @param events takes each change of a task and of a service as an EventBridge event; it must not
   *     wait
   */
  public Ecs(
      EcsSettings settings,
      Platform platform,
      Consumer<ObjectNode> events,
      TaskListener taskListener,
      ServiceListener serviceListener) {
    this.agent = platform.agent();
    this.clusters = new Clusters(settings.account(), tags);
    this.definitions = new TaskDefinitions(settings.account(), platform.clock());
    TaskNews news = new TaskNews(settings.account(), platform.clock(), events, taskListener);
    TaskFaults faults = new TaskFaults(platform.faults());
    this.tasks =
        new Tasks(
            platform.runtime(),
            plans(settings, platform),
            platform.clock(),
            news,
            faults,
            tags::forget);
    TaskLauncher launcher = new TaskLauncher(settings.account(), tasks, tags);
    this.runTask = new RunTask(clusters, definitions, launcher, tags, faults);
    this.queries = new TaskQueries(clusters, tasks, tags);
    this.protection = new TaskProtection(clusters, tasks, platform.clock());
    ServiceNews serviceNews =
        new ServiceNews(settings.account(), platform.clock(), events, serviceListener);
    this.services =
        new ServiceOperations(
            new ServiceOperations.Catalogue(settings.account(), clusters, definitions, tags),
            new ServiceOperations.Machinery(
                launcher, protection, platform.apis(), platform.clock(), serviceNews, faults));
  }

  private static TaskPlans plans(EcsSettings settings, Platform platform) {
    return new TaskPlans(
        settings.account(),
        settings.endpoint(),
        settings.taskEnvironment(),
        platform.agent(),
        platform.apis());
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    Input input = new Input(call.input());
    return switch (call.operation()) {
      case "CreateCluster" -> answer("cluster", clusters.json(clusters.create(input), use()));
      case "DescribeClusters" -> clusters.describe(input, use());
      case "ListClusters" -> clusters.list(input);
      case "DeleteCluster" ->
          answer("cluster", clusters.json(clusters.delete(input, use()), use()));
      case "PutClusterCapacityProviders" ->
          answer("cluster", clusters.json(clusters.putCapacityProviders(input), use()));
      case "RegisterTaskDefinition" -> register(input);
      case "DescribeTaskDefinition" -> describeDefinition(input);
      case "DeregisterTaskDefinition" -> deregister(input);
      case "ListTaskDefinitions" ->
          Page.of(input).answer("taskDefinitionArns", definitions.arns(input));
      case "ListTaskDefinitionFamilies" ->
          Page.of(input).answer("families", definitions.families(input));
      case "RunTask" -> runTask.run(input);
      case "DescribeTasks" -> queries.describe(input);
      case "ListTasks" -> queries.list(input);
      case "StopTask" -> queries.stop(input);
      case "UpdateTaskProtection" -> protection.update(input);
      case "GetTaskProtection" -> protection.get(input);
      case "TagResource" -> tags.tagResource(input, exists());
      case "UntagResource" -> tags.untagResource(input, exists());
      case "ListTagsForResource" -> tags.listTagsForResource(input, exists());
      case String other -> onServices(other, input);
    };
  }

  private ObjectNode onServices(String operation, Input input) {
    return switch (operation) {
      case "CreateService" -> answer("service", services.create(input));
      case "UpdateService" -> answer("service", services.update(input));
      case "DeleteService" -> answer("service", services.delete(input));
      case "DescribeServices" -> services.describe(input);
      case "ListServices" -> services.list(input);
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException", "The sandbox's ECS has no operation " + operation + ".");
    };
  }

  private Predicate<String> exists() {
    return arn ->
        clusters.exists(arn)
            || definitions.exists(arn)
            || tasks.exists(arn)
            || services.exists(arn);
  }

  private ClusterUse use() {
    return new ClusterUse() {
      @Override
      public long runningTasks(String cluster) {
        return tasks.count(cluster, TaskStatus.RUNNING);
      }

      @Override
      public long pendingTasks(String cluster) {
        return tasks.count(cluster, TaskStatus.PENDING);
      }

      @Override
      public long tasks(String cluster) {
        return tasks.countActive(cluster);
      }

      @Override
      public long services(String cluster) {
        return services.count(cluster);
      }
    };
  }

  private ObjectNode register(Input input) {
    TaskDefinition registered = definitions.register(input);
    tags.add(registered.arn(), input.objects("tags"));
    ObjectNode answer = answer("taskDefinition", TaskDefinitionJson.described(registered));
    answer.set("tags", tags.of(registered.arn()));
    return answer;
  }

  private ObjectNode describeDefinition(Input input) {
    TaskDefinition found =
        input
            .text("taskDefinition")
            .flatMap(definitions::find)
            .orElseThrow(() -> EcsErrors.client("Unable to describe task definition."));
    ObjectNode answer = answer("taskDefinition", TaskDefinitionJson.described(found));
    if (input.texts("include").contains("TAGS")) {
      answer.set("tags", tags.of(found.arn()));
    }
    return answer;
  }

  private ObjectNode deregister(Input input) {
    TaskDefinition inactive = definitions.deregister(input.text("taskDefinition").orElse(""));
    return answer("taskDefinition", TaskDefinitionJson.described(inactive));
  }

  private static ObjectNode answer(String name, ObjectNode value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set(name, value);
    return answer;
  }

  /** Stops all services and tasks and what they run on. */
  @Override
  public void close() {
    services.close();
    tasks.close();
    agent.close();
  }
}
