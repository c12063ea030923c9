package dev.fairway.sandbox.ecs.cluster;

import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Overrides;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import java.util.List;

/**
 * What a task is made from.
 *
 * @param request members as RunTask and CreateService spell them: networkConfiguration,
 *     platformVersion, enableExecuteCommand, propagateTags
 * @param tags as requests spell them
 */
public record Launch(
    Cluster cluster,
    TaskDefinition definition,
    Overrides overrides,
    Input request,
    TaskSpec.Origin origin,
    List<Input> tags) {

  /** Checks what Fargate needs of a request and of the definition that it names. */
  public static void check(Input request, TaskDefinition definition) {
    if (!definition.isFor("FARGATE")) {
      throw EcsErrors.invalidParameter("Task definition does not support launch_type FARGATE.");
    }
    Input network = request.in("networkConfiguration").in("awsvpcConfiguration");
    if (definition.isAwsvpc() && network.members().isEmpty()) {
      throw EcsErrors.invalidParameter(
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    if (network.texts("subnets").isEmpty()) {
      throw EcsErrors.invalidParameter("subnets can not be empty.");
    }
  }

  List<String> subnets() {
    return request.in("networkConfiguration").in("awsvpcConfiguration").texts("subnets");
  }
}
