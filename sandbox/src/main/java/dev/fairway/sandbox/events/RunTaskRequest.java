package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The RunTask call that EventBridge makes of a target's {@code EcsParameters} and input. Their
 * spelling differs: {@code LaunchType} here is {@code launchType} there.
 */
final class RunTaskRequest {

  private static final int LONGEST_OVERRIDES = 8192;
  private static final int LONGEST_STARTED_BY = 36;

  /** Members of EcsParameters that RunTask knows under the same name with a small first letter. */
  private static final List<String> SAME =
      List.of(
          "LaunchType",
          "PlatformVersion",
          "Group",
          "PropagateTags",
          "ReferenceId",
          "EnableECSManagedTags",
          "EnableExecuteCommand",
          "CapacityProviderStrategy",
          "PlacementConstraints",
          "PlacementStrategy");

  /** Members of ECS's TaskOverride; anything else in the input, as in a whole event, is ignored. */
  private static final List<String> OVERRIDES =
      List.of(
          "containerOverrides",
          "cpu",
          "memory",
          "taskRoleArn",
          "executionRoleArn",
          "ephemeralStorage",
          "inferenceAcceleratorOverrides");

  private RunTaskRequest() {}

  static ObjectNode of(Delivery delivery, JsonNode input) {
    JsonNode parameters = delivery.target().definition().path("EcsParameters");
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("cluster", delivery.target().arn());
    request.set("taskDefinition", parameters.path("TaskDefinitionArn"));
    request.put("count", parameters.path("TaskCount").asInt(1));
    request.put("startedBy", startedBy(delivery.rule()));
    for (String name : SAME) {
      if (parameters.hasNonNull(name)) {
        request.set(decapitalised(name), parameters.path(name));
      }
    }
    addNetwork(request, parameters.path("NetworkConfiguration").path("awsvpcConfiguration"));
    addTags(request, parameters.path("Tags"));
    ObjectNode overrides = overrides(input);
    if (!overrides.isEmpty()) {
      request.set("overrides", overrides);
    }
    return request;
  }

  private static String startedBy(Rule rule) {
    String startedBy = "events-rule/" + rule.name();
    return startedBy.substring(0, Math.min(startedBy.length(), LONGEST_STARTED_BY));
  }

  private static void addNetwork(ObjectNode request, JsonNode vpc) {
    if (!vpc.isObject()) {
      return;
    }
    ObjectNode awsvpc = request.putObject("networkConfiguration").putObject("awsvpcConfiguration");
    vpc.properties().forEach(entry -> awsvpc.set(decapitalised(entry.getKey()), entry.getValue()));
  }

  private static void addTags(ObjectNode request, JsonNode tags) {
    if (tags.isEmpty()) {
      return;
    }
    ArrayNode list = request.putArray("tags");
    for (JsonNode tag : tags) {
      list.addObject()
          .put("key", tag.path("Key").asString(""))
          .put("value", tag.path("Value").asString(""));
    }
  }

  private static ObjectNode overrides(JsonNode input) {
    ObjectNode overrides = JsonNodeFactory.instance.objectNode();
    for (String name : OVERRIDES) {
      if (input.has(name)) {
        overrides.set(name, input.path(name));
      }
    }
    int length = overrides.toString().length();
    if (length > LONGEST_OVERRIDES) {
      throw ApiException.badRequest(
          "InvalidParameterException",
          "Container Overrides length must be at most %d; it is %d."
              .formatted(LONGEST_OVERRIDES, length));
    }
    return overrides;
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
