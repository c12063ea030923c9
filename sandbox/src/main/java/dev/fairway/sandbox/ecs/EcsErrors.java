package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the Amazon ECS API Reference that more than one operation reports. */
final class EcsErrors {

  private EcsErrors() {}

  static ApiException client(String message) {
    return ApiException.badRequest("ClientException", message);
  }

  static ApiException invalidParameter(String message) {
    return ApiException.badRequest("InvalidParameterException", message);
  }

  static ApiException clusterNotFound() {
    return ApiException.badRequest("ClusterNotFoundException", "Cluster not found.");
  }

  static ApiException taskDefinitionNotFound() {
    return client("TaskDefinition not found.");
  }
}
