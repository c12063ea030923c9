package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.cluster.Clusters;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.Task;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which service tasks neither scale-in nor a deployment may stop, and until when (Amazon ECS
 * Developer Guide, "Protect your Amazon ECS tasks from being terminated by scale-in events"). A
 * task is either protected or let go to be stopped, never both.
 */
public final class TaskProtection {

  private static final int MOST_UPDATED = 10;
  private static final int MOST_ASKED = 100;
  private static final int DEFAULT_MINUTES = 120;
  private static final int LONGEST_MINUTES = 2880;

  private final Clusters clusters;
  private final Tasks tasks;
  private final SandboxClock clock;

  /** In time of the machine: a step of the region's clock makes no task finish its work sooner. */
  private final Map<String, Instant> until = new HashMap<>();

  private final Set<String> letGo = new HashSet<>();

  public TaskProtection(Clusters clusters, Tasks tasks, SandboxClock clock) {
    this.clusters = clusters;
    this.tasks = tasks;
    this.clock = clock;
  }

  public ObjectNode update(Input input) {
    if (!input.members().path("protectionEnabled").isBoolean()) {
      throw EcsErrors.invalidParameter("protectionEnabled must not be null.");
    }
    int minutes = input.integer("expiresInMinutes").orElse(DEFAULT_MINUTES);
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw EcsErrors.invalidParameter(
          "expiresInMinutes must be between 1 and " + LONGEST_MINUTES + ".");
    }
    Optional<Instant> end =
        input.flag("protectionEnabled")
            ? Optional.of(clock.unstepped().plus(Duration.ofMinutes(minutes)))
            : Optional.empty();
    return answer(input, MOST_UPDATED, task -> set(task, end));
  }

  public ObjectNode get(Input input) {
    return answer(input, MOST_ASKED, this::isFree);
  }

  private ObjectNode answer(Input input, int most, Predicate<Task> each) {
    Cluster cluster = clusters.of(input);
    List<String> references = input.texts("tasks");
    if (references.isEmpty() || references.size() > most) {
      throw EcsErrors.invalidParameter("tasks must name 1 to " + most + " tasks.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode done = answer.putArray("protectedTasks");
    ArrayNode failures = answer.putArray("failures");
    for (String reference : references) {
      Optional<Task> task = tasks.find(cluster.name(), reference).map(TaskLife::task);
      String arn = task.map(found -> found.spec().names().arn()).orElse(reference);
      if (task.isEmpty()) {
        failures.addObject().put("arn", arn).put("reason", "MISSING");
      } else if (!isServiceTask(task.get()) || !each.test(task.get())) {
        failures.addObject().put("arn", arn).put("reason", "TASK_NOT_VALID");
      } else {
        done.add(json(arn));
      }
    }
    return answer;
  }

  private static boolean isServiceTask(Task task) {
    return task.spec().origin().group().startsWith("service:")
        && task.state().desiredStatus() == TaskStatus.RUNNING;
  }

  private synchronized boolean isFree(Task task) {
    return !letGo.contains(task.spec().names().arn());
  }

  private boolean set(Task task, Optional<Instant> end) {
    String arn = task.spec().names().arn();
    synchronized (this) {
      if (letGo.contains(arn)) {
        return false;
      }
      until.remove(arn);
      end.ifPresent(at -> until.put(arn, at));
    }
    task.owner().changed();
    return true;
  }

  private ObjectNode json(String arn) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Optional<Instant> end = end(arn);
    json.put("taskArn", arn).put("protectionEnabled", end.isPresent());
    end.ifPresent(at -> Times.EPOCH_SECONDS.put(json, "expirationDate", at));
    return json;
  }

  /** When the protection of a task ends in the region's time, empty where it has none. */
  synchronized Optional<Instant> end(String arn) {
    return Optional.ofNullable(until.get(arn))
        .filter(end -> end.isAfter(clock.unstepped()))
        .map(end -> end.plus(clock.offset()));
  }

  /** Lets a task go to be stopped; false where it is protected. */
  synchronized boolean letGo(String arn) {
    return end(arn).isEmpty() && letGo.add(arn);
  }

  synchronized void forget(String arn) {
    until.remove(arn);
    letGo.remove(arn);
  }
}
