package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the Amazon ECS API Reference that more than one operation reports. */
public final class EcsErrors {

  private EcsErrors() {}

  public static ApiException client(String message) {
    return ApiException.badRequest("ClientException", message);
  }

  public static ApiException invalidParameter(String message) {
    return ApiException.badRequest("InvalidParameterException", message);
  }

  public static ApiException clusterNotFound() {
    return ApiException.badRequest("ClusterNotFoundException", "Cluster not found.");
  }

  public static ApiException taskDefinitionNotFound() {
    return client("TaskDefinition not found.");
  }
}
