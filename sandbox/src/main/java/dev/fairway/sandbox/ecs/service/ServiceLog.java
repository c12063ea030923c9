package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The last hundred messages of one service (Amazon ECS Developer Guide, "Amazon ECS service event
 * messages"), and the events that go with them.
 */
final class ServiceLog {

  private static final int KEPT = 100;

  private record Message(String id, Instant at, String text) {}

  private final ServiceNews news;
  private final String name;
  private final String arn;
  private final String clusterArn;
  private final Deque<Message> messages = new ArrayDeque<>();

  ServiceLog(ServiceNews news, String name, String arn, String clusterArn) {
    this.news = news;
    this.name = name;
    this.arn = arn;
    this.clusterArn = clusterArn;
  }

  /** Says {@code (service NAME)} and {@code text}. */
  void say(String text) {
    String message = "(service " + name + ") " + text;
    synchronized (messages) {
      messages.addFirst(new Message(UUID.randomUUID().toString(), news.now(), message));
      if (messages.size() > KEPT) {
        messages.removeLast();
      }
    }
    news.message(name, message);
  }

  void started(Collection<ServiceTask> tasks) {
    if (!tasks.isEmpty()) {
      say("has started " + tasks.size() + " tasks: " + names(tasks) + ".");
    }
  }

  void stopped(Collection<ServiceTask> tasks) {
    if (!tasks.isEmpty()) {
      say("has stopped " + tasks.size() + " running tasks: " + names(tasks) + ".");
    }
  }

  private static String names(Collection<ServiceTask> tasks) {
    return tasks.stream().map(task -> "(task " + task.id() + ")").collect(Collectors.joining(" "));
  }

  void steady() {
    news.action("INFO", "SERVICE_STEADY_STATE", arn, clusterArn);
    say("has reached a steady state.");
  }

  void startImpaired() {
    news.action("WARN", "SERVICE_TASK_START_IMPAIRED", arn, clusterArn);
    say("is unable to consistently start tasks successfully.");
  }

  /** There was no room for a task. */
  void notPlaced(Optional<String> provider) {
    news.placementFailed(arn, clusterArn, provider);
    say("was unable to place a task. Reason: " + TaskFaults.NO_CAPACITY + ".");
  }

  void inProgress(Deployment deployment) {
    news.deployment("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", arn, deployment);
  }

  void completed(Deployment deployment) {
    news.deployment("INFO", "SERVICE_DEPLOYMENT_COMPLETED", arn, deployment);
    say("(deployment " + deployment.id() + ") deployment completed.");
  }

  void failed(Deployment deployment) {
    news.deployment("ERROR", "SERVICE_DEPLOYMENT_FAILED", arn, deployment);
    say("(deployment " + deployment.id() + ") deployment failed: tasks failed to start.");
  }

  void rollingBack(Deployment deployment) {
    inProgress(deployment);
    say("rolling back to deployment " + deployment.id() + ".");
  }

  /** The latest first. */
  ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    synchronized (messages) {
      for (Message message : messages) {
        var one = json.addObject().put("id", message.id());
        Times.EPOCH_SECONDS.put(one, "createdAt", message.at());
        one.put("message", message.text());
      }
    }
    return json;
  }
}
