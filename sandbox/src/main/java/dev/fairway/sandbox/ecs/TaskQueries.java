package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.cluster.Clusters;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Page;
import dev.fairway.sandbox.ecs.definition.Tags;
import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.Stop;
import dev.fairway.sandbox.ecs.task.StopCode;
import dev.fairway.sandbox.ecs.task.Task;
import dev.fairway.sandbox.ecs.task.TaskJson;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on tasks that exist: DescribeTasks, ListTasks, StopTask. */
final class TaskQueries {

  private static final int MOST_DESCRIBED = 100;
  private static final String STOPPED_BY_USER = "Task stopped by user";

  private final Clusters clusters;
  private final Tasks tasks;
  private final Tags tags;

  TaskQueries(Clusters clusters, Tasks tasks, Tags tags) {
    this.clusters = clusters;
    this.tasks = tasks;
    this.tags = tags;
  }

  ObjectNode describe(Input input) {
    Cluster cluster = clusters.of(input);
    List<String> references = input.texts("tasks");
    if (references.isEmpty()) {
      throw EcsErrors.invalidParameter("Tasks cannot be empty.");
    }
    if (references.size() > MOST_DESCRIBED) {
      throw EcsErrors.invalidParameter("Tasks cannot be more than " + MOST_DESCRIBED + ".");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("tasks");
    ArrayNode failures = answer.putArray("failures");
    boolean withTags = input.texts("include").contains("TAGS");
    for (String reference : references) {
      Optional<TaskLife> life = tasks.find(cluster.name(), reference);
      if (life.isPresent()) {
        found.add(json(life.get().task(), withTags));
      } else {
        failures.addObject().put("arn", arn(cluster, reference)).put("reason", "MISSING");
      }
    }
    return answer;
  }

  private static String arn(Cluster cluster, String reference) {
    return reference.startsWith("arn:")
        ? reference
        : cluster.arn().replace(":cluster/", ":task/") + "/" + reference;
  }

  private ObjectNode json(Task task, boolean withTags) {
    ObjectNode json = new TaskJson(task.spec(), task.state()).write(Times.EPOCH_SECONDS);
    if (withTags) {
      json.set("tags", tags.of(task.spec().names().arn()));
    } else {
      json.putArray("tags");
    }
    return json;
  }

  /** Tasks whose desired status is RUNNING, or STOPPED where that is asked for. */
  ObjectNode list(Input input) {
    Cluster cluster = clusters.of(input);
    String desired = input.text("desiredStatus").orElse("RUNNING");
    if (!List.of("RUNNING", "PENDING", "STOPPED").contains(desired)) {
      throw EcsErrors.invalidParameter("desiredStatus must be RUNNING, PENDING or STOPPED.");
    }
    List<String> arns =
        tasks.all().stream()
            .map(TaskLife::task)
            .filter(task -> task.spec().home().clusterName().equals(cluster.name()))
            .filter(task -> task.state().desiredStatus().name().equals(desired))
            .filter(task -> matches(input, task.spec()))
            .map(task -> task.spec().names().arn())
            .toList();
    return Page.of(input).answer("taskArns", arns);
  }

  private static boolean matches(Input input, TaskSpec spec) {
    return matches(input.text("family"), spec.definition().family())
        && matches(input.text("startedBy"), spec.origin().startedBy().orElse(""))
        && matches(input.text("launchType"), "FARGATE")
        && matches(
            input.text("serviceName").map(name -> "service:" + Cluster.nameOf(name)),
            spec.origin().group())
        && input.text("containerInstance").isEmpty();
  }

  private static boolean matches(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }

  ObjectNode stop(Input input) {
    Cluster cluster = clusters.of(input);
    String reference =
        input.text("task").orElseThrow(() -> EcsErrors.invalidParameter("taskId longer than 0."));
    TaskLife life =
        tasks
            .find(cluster.name(), reference)
            .orElseThrow(() -> EcsErrors.invalidParameter("The referenced task was not found."));
    String reason = input.text("reason").orElse(STOPPED_BY_USER);
    life.stop(new Stop(StopCode.USER_INITIATED, reason));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("task", json(life.task(), false));
    return answer;
  }
}
