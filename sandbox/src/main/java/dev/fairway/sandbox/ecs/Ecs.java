package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.definition.TaskDefinitionJson;
import dev.fairway.sandbox.ecs.definition.TaskDefinitions;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.task.TaskListener;
import dev.fairway.sandbox.ecs.task.TaskNews;
import dev.fairway.sandbox.ecs.task.TaskPlans;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The control plane of Amazon ECS: every operation with the part that carries it out. */
public final class Ecs implements ApiHandler, AutoCloseable {

  /** What ECS stands on: what runs tasks, what they reach, the other services, the time. */
  public record Platform(TaskRuntime runtime, AgentServer agent, Apis apis, SandboxClock clock) {}

  private final Tags tags = new Tags();
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Tasks tasks;
  private final RunTask runTask;
  private final TaskQueries queries;
  private final AgentServer agent;

  /**
   * Takes over {@code platform}'s runtime and agent, and closes them when it is closed.
   *
   * @param events takes each task state change as an EventBridge event; it must not wait
   */
  public Ecs(
      EcsSettings settings, Platform platform, Consumer<ObjectNode> events, TaskListener listener) {
    this.agent = platform.agent();
    this.clusters = new Clusters(settings.account(), tags);
    this.definitions = new TaskDefinitions(settings.account(), platform.clock());
    TaskNews news = new TaskNews(settings.account(), platform.clock(), events, listener);
    TaskPlans plans =
        new TaskPlans(settings.account(), settings.endpoint(), agent, platform.apis());
    this.tasks = new Tasks(platform.runtime(), plans, platform.clock(), news, tags::forget);
    this.runTask = new RunTask(settings.account(), clusters, definitions, tasks, tags);
    this.queries = new TaskQueries(clusters, tasks, tags);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    Input input = new Input(call.input());
    return switch (call.operation()) {
      case "CreateCluster" -> answer("cluster", clusters.json(clusters.create(input), tasks));
      case "DescribeClusters" -> clusters.describe(input, tasks);
      case "ListClusters" -> clusters.list(input);
      case "DeleteCluster" -> answer("cluster", deleteCluster(input));
      case "PutClusterCapacityProviders" ->
          answer("cluster", clusters.json(clusters.putCapacityProviders(input), tasks));
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
      case "TagResource" -> tags.tagResource(input, exists());
      case "UntagResource" -> tags.untagResource(input, exists());
      case "ListTagsForResource" -> tags.listTagsForResource(input, exists());
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "The sandbox's ECS has no operation " + call.operation() + ".");
    };
  }

  private Predicate<String> exists() {
    return arn -> clusters.exists(arn) || definitions.exists(arn) || tasks.exists(arn);
  }

  private ObjectNode deleteCluster(Input input) {
    long active = tasks.countActive(clusters.of(input).name());
    return clusters.json(clusters.delete(input, active), tasks);
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

  /** Stops all tasks and what they run on. */
  @Override
  public void close() {
    tasks.close();
    agent.close();
  }
}
