package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** As much of ECS as scaling asks for: one service with two numbers. */
final class SimulatedService implements ApiHandler {

  private int desired;
  private int running;

  SimulatedService(int desired) {
    this.desired = desired;
    this.running = desired;
  }

  int desired() {
    return desired;
  }

  void running(int count) {
    running = count;
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    return switch (call.operation()) {
      case "DescribeServices" -> {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putArray("services")
            .addObject()
            .put("status", "ACTIVE")
            .put("desiredCount", desired)
            .put("runningCount", running);
        yield out;
      }
      case "UpdateService" -> {
        desired = call.input().path("desiredCount").asInt();
        yield JsonNodeFactory.instance.objectNode();
      }
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException", "A simulation has no " + call.operation() + ".");
    };
  }
}
