package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ECS services behind scalable targets. */
record Services(Apis apis) {

  private static final Caller CALLER = Caller.service("application-autoscaling", Optional.empty());

  /** What a service has and should have, in tasks. */
  record Count(int desired, int running) {}

  /** The service's count, empty where there is no active service. */
  Optional<Count> count(TargetId id) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("cluster", id.cluster());
    input.putArray("services").add(id.service());
    JsonNode service = call("ecs", "DescribeServices", input).path("services").path(0);
    return service.path("status").asString("ACTIVE").equals("ACTIVE") && service.isObject()
        ? Optional.of(
            new Count(service.path("desiredCount").asInt(), service.path("runningCount").asInt()))
        : Optional.empty();
  }

  void want(TargetId id, int desired) {
    call(
        "ecs",
        "UpdateService",
        JsonNodeFactory.instance
            .objectNode()
            .put("cluster", id.cluster())
            .put("service", id.service())
            .put("desiredCount", desired));
  }

  ObjectNode call(String service, String operation, ObjectNode input) {
    return apis.call(new ApiCall(service, operation, input, CALLER));
  }
}
