package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elastic Load Balancing as ECS calls it. A region without that service has nothing to register
 * with, and every target counts as healthy there.
 */
final class TargetGroups {

  private static final Logger log = LoggerFactory.getLogger(TargetGroups.class);

  /** A container's port as a target. */
  record Target(String group, String address, int port) {}

  /** The state and the reason of a target, as DescribeTargetHealth gives them. */
  record TargetHealth(String state, String reason) {

    static final TargetHealth HEALTHY = new TargetHealth("healthy", "");
    static final TargetHealth UNUSED = new TargetHealth("unused", "Target.NotRegistered");
  }

  private final Apis apis;

  TargetGroups(Apis apis) {
    this.apis = apis;
  }

  /** Registers a target; false where that failed and is to be tried again. */
  boolean register(Target target) {
    return change("RegisterTargets", target);
  }

  void deregister(Target target) {
    change("DeregisterTargets", target);
  }

  private boolean change(String operation, Target target) {
    try {
      call(operation, input(target));
      return true;
    } catch (ApiException e) {
      if (!isMissing(e)) {
        log.warn("{} of {} failed: {}: {}", operation, target, e.code(), e.getMessage());
      }
      return isMissing(e);
    }
  }

  TargetHealth health(Target target) {
    try {
      for (JsonNode one :
          call("DescribeTargetHealth", input(target)).path("TargetHealthDescriptions")) {
        if (one.path("Target").path("Port").asInt(0) == target.port()) {
          return health(one.path("TargetHealth"));
        }
      }
      return TargetHealth.UNUSED;
    } catch (ApiException e) {
      return isMissing(e) ? TargetHealth.HEALTHY : TargetHealth.UNUSED;
    }
  }

  private static TargetHealth health(JsonNode told) {
    return new TargetHealth(
        told.path("State").asString(""),
        told.path("Description").asString(told.path("Reason").asString("")));
  }

  /** Whether a target that was deregistered still finishes what it was sent. */
  boolean isDraining(Target target) {
    return health(target).state().equals("draining");
  }

  private ObjectNode call(String operation, ObjectNode input) {
    return apis.call(new ApiCall("elasticloadbalancing", operation, input, Caller.REGION));
  }

  private static boolean isMissing(ApiException e) {
    return e.code().equals("UnknownOperationException");
  }

  private static ObjectNode input(Target target) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("TargetGroupArn", target.group());
    input.putArray("Targets").addObject().put("Id", target.address()).put("Port", target.port());
    return input;
  }
}
