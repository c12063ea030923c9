package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An ECS cluster as a target: each event runs a task, with the target's input as its overrides. */
record EcsTaskTarget(Apis apis) implements TargetKind {

  @Override
  public boolean accepts(String targetArn) {
    return targetArn.startsWith("arn:aws:ecs:") && targetArn.contains(":cluster/");
  }

  @Override
  public Optional<String> problem(Target target) {
    if (target.roleArn().isEmpty()) {
      return Optional.of("RoleArn is required for target " + target.arn() + ".");
    }
    if (!target.definition().path("EcsParameters").hasNonNull("TaskDefinitionArn")) {
      return Optional.of(
          "EcsParameters with a TaskDefinitionArn is required for target " + target.arn() + ".");
    }
    return Optional.empty();
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    JsonNode overrides;
    try {
      overrides = JsonMapper.shared().readTree(delivery.input());
    } catch (JacksonException e) {
      return invalidJson("The input for RunTask is not JSON: " + e.getOriginalMessage());
    }
    if (!overrides.isObject()) {
      return invalidJson("The input for RunTask is not a JSON object of task overrides.");
    }
    ObjectNode request = RunTaskRequest.of(delivery, overrides);
    Caller caller = Caller.service("events", delivery.target().roleArn());
    ObjectNode response = apis.call(new ApiCall("ecs", "RunTask", request, caller));
    return new DeliveryResult.Done(outcome(response));
  }

  private static DeliveryResult invalidJson(String message) {
    return new DeliveryResult.Failed(new DeliveryFailure("INVALID_JSON", message, false));
  }

  private static DeliveryOutcome outcome(ObjectNode response) {
    List<String> tasks = new ArrayList<>();
    response.path("tasks").forEach(task -> tasks.add(task.path("taskArn").asString("")));
    List<String> failures = new ArrayList<>();
    for (JsonNode failure : response.path("failures")) {
      failures.add(
          (failure.path("reason").asString("") + " " + failure.path("detail").asString(""))
              .strip());
    }
    if (tasks.isEmpty()) {
      return new DeliveryOutcome.NotPlaced(failures);
    }
    String started = "task " + String.join(", ", tasks);
    return new DeliveryOutcome.Delivered(
        failures.isEmpty() ? started : started + "; not placed: " + String.join("; ", failures));
  }
}
