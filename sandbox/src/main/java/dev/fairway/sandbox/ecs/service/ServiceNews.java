package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.ecs.definition.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells of what services do: as EventBridge events (Amazon ECS Developer Guide, "Amazon ECS service
 * action events" and "Amazon ECS service deployment state change events"), and to whoever follows.
 */
public final class ServiceNews {

  private static final Logger log = LoggerFactory.getLogger(ServiceNews.class);

  private final Account account;
  private final Clock clock;
  private final Consumer<ObjectNode> events;
  private final ServiceListener listener;

  public ServiceNews(
      Account account, Clock clock, Consumer<ObjectNode> events, ServiceListener listener) {
    this.account = account;
    this.clock = clock;
    this.events = events;
    this.listener = listener;
  }

  Instant now() {
    return clock.instant();
  }

  void message(String service, String message) {
    tell(service, () -> listener.told(service, message));
  }

  /** An event of type INFO or WARN, such as SERVICE_STEADY_STATE. */
  void action(String type, String name, String serviceArn, String clusterArn) {
    action(serviceArn, detail(type, name, clusterArn));
  }

  /** An event of type ERROR: Fargate has no room for a task. */
  void placementFailed(String serviceArn, String clusterArn, Optional<String> provider) {
    ObjectNode detail = detail("ERROR", "SERVICE_TASK_PLACEMENT_FAILURE", clusterArn);
    provider.ifPresent(
        name ->
            detail
                .putArray("capacityProviderArns")
                .add(account.arn("ecs", "capacity-provider/" + name)));
    action(serviceArn, detail.put("reason", "RESOURCE:FARGATE"));
  }

  private static ObjectNode detail(String type, String name, String clusterArn) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventType", type)
        .put("eventName", name)
        .put("clusterArn", clusterArn);
  }

  private void action(String serviceArn, ObjectNode detail) {
    Times.ISO.put(detail, "createdAt", now());
    tell(serviceArn, () -> events.accept(event("ECS Service Action", serviceArn, detail)));
  }

  /** An event of type INFO or ERROR, such as SERVICE_DEPLOYMENT_COMPLETED. */
  void deployment(String type, String name, String serviceArn, Deployment deployment) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("eventType", type).put("eventName", name).put("deploymentId", deployment.id());
    Times.ISO.put(detail, "updatedAt", deployment.updatedAt());
    detail.put("reason", deployment.reason());
    tell(serviceArn, () -> events.accept(event("ECS Deployment State Change", serviceArn, detail)));
  }

  private ObjectNode event(String detailType, String serviceArn, ObjectNode detail) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", detailType);
    event.put("source", "aws.ecs");
    event.put("account", account.id());
    event.put("time", now().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", account.region());
    event.putArray("resources").add(serviceArn);
    event.set("detail", detail);
    return event;
  }

  /** Whoever can't take the news must not stop the service. */
  private static void tell(String service, Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      log.error("What service {} did could not be told", service, e);
    }
  }
}
