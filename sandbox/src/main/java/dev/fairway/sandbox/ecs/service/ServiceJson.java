package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.definition.Times;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A service as the API spells it (Amazon ECS API Reference, "Service" and "Deployment"). */
record ServiceJson(Service service) {

  /** Members that are told as they were given. */
  private static final List<String> GIVEN =
      List.of(
          "availabilityZoneRebalancing",
          "capacityProviderStrategy",
          "healthCheckGracePeriodSeconds",
          "launchType",
          "loadBalancers",
          "networkConfiguration",
          "placementConstraints",
          "placementStrategy",
          "platformVersion",
          "propagateTags",
          "serviceRegistries");

  private static final List<String> GIVEN_TO_DEPLOYMENTS =
      List.of("capacityProviderStrategy", "launchType", "networkConfiguration", "platformVersion");

  private static final Set<TaskStatus> PENDING =
      Set.of(TaskStatus.PROVISIONING, TaskStatus.PENDING, TaskStatus.ACTIVATING);

  ObjectNode write() {
    Service.Identity identity = service.identity();
    ObjectNode settings = service.settings().json().members();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("serviceArn", identity.arn());
    json.put("serviceName", identity.name());
    json.put("clusterArn", identity.cluster().arn());
    List.of("loadBalancers", "serviceRegistries", "placementConstraints", "placementStrategy")
        .forEach(json::putArray);
    copy(GIVEN, settings, json);
    json.put("status", service.status().name());
    boolean active = service.status() == Service.Status.ACTIVE;
    json.put("desiredCount", active ? service.settings().desiredCount() : 0);
    json.put("runningCount", service.running());
    json.put("pendingCount", count(task -> PENDING.contains(task.status())));
    json.put("platformFamily", "Linux");
    json.put("taskDefinition", service.settings().taskDefinition());
    json.set("deploymentConfiguration", deploymentConfiguration(settings));
    ArrayNode deployments = json.putArray("deployments");
    service.deployments().forEach(deployment -> deployments.add(json(deployment)));
    json.set("events", service.log().json());
    Times.EPOCH_SECONDS.put(json, "createdAt", identity.createdAt());
    json.put("schedulingStrategy", "REPLICA");
    json.putObject("deploymentController").put("type", "ECS");
    for (String flag : List.of("enableECSManagedTags", "enableExecuteCommand")) {
      json.put(flag, settings.path(flag).asBoolean(false));
    }
    return json;
  }

  private ObjectNode deploymentConfiguration(ObjectNode settings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("maximumPercent", service.settings().maximumPercent());
    json.put("minimumHealthyPercent", service.settings().minimumHealthyPercent());
    json.putObject("deploymentCircuitBreaker").put("enable", false).put("rollback", false);
    if (settings.path("deploymentConfiguration") instanceof ObjectNode given) {
      given.properties().forEach(member -> json.set(member.getKey(), member.getValue()));
    }
    return json;
  }

  private ObjectNode json(Deployment deployment) {
    boolean primary = deployment == service.primary();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", deployment.id());
    json.put("status", primary ? "PRIMARY" : "ACTIVE");
    json.put("taskDefinition", deployment.definition().arn());
    json.put(
        "desiredCount",
        primary
            ? service.settings().desiredCount()
            : count(task -> task.deployment() == deployment && !task.isToStop()));
    json.put(
        "pendingCount",
        count(task -> task.deployment() == deployment && PENDING.contains(task.status())));
    json.put(
        "runningCount",
        count(task -> task.deployment() == deployment && task.status() == TaskStatus.RUNNING));
    json.put("failedTasks", deployment.failedTasks());
    Times.EPOCH_SECONDS.put(json, "createdAt", deployment.createdAt());
    Times.EPOCH_SECONDS.put(json, "updatedAt", deployment.updatedAt());
    copy(GIVEN_TO_DEPLOYMENTS, deployment.settings().json().members(), json);
    json.put("platformFamily", "Linux");
    json.put("rolloutState", deployment.state().name());
    json.put("rolloutStateReason", deployment.reason());
    return json;
  }

  private long count(Predicate<ServiceTask> which) {
    return service.tasks().stream().filter(which).count();
  }

  private static void copy(List<String> names, ObjectNode from, ObjectNode to) {
    for (String name : names) {
      JsonNode value = from.path(name);
      if (!value.isMissingNode()) {
        to.set(name, value.deepCopy());
      }
    }
  }
}
