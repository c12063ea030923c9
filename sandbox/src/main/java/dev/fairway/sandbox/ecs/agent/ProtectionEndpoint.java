package dev.fairway.sandbox.ecs.agent;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task's own protection from scale-in (Amazon ECS Developer Guide, "Task scale-in protection
 * endpoint"): the agent asks ECS with the credentials of the task's role, whose permission it
 * needs.
 */
final class ProtectionEndpoint {

  private final Apis apis;
  private final IssuedCredentials issued;

  ProtectionEndpoint(Apis apis, IssuedCredentials issued) {
    this.apis = apis;
    this.issued = issued;
  }

  Answer answer(AgentTask task, String method, byte[] body) {
    try {
      return switch (method) {
        case "GET" -> asked(task, "GetTaskProtection", input(task));
        case "PUT" -> asked(task, "UpdateTaskProtection", update(task, body));
        default -> new Answer(405, JsonNodeFactory.instance.stringNode("Only GET and PUT."));
      };
    } catch (ApiException e) {
      return refused(task, e);
    }
  }

  private Answer asked(AgentTask task, String operation, ObjectNode input) {
    ObjectNode answer = apis.call(new ApiCall("ecs", operation, input, caller(task)));
    JsonNode failure = answer.path("failures").path(0);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (failure.isObject()) {
      ObjectNode told = body.putObject("failure");
      told.put("Arn", failure.path("arn").asString(task.taskArn()));
      told.set(
          "Detail",
          failure.path("detail").asStringOpt().isPresent()
              ? failure.path("detail")
              : body.nullNode());
      told.put("Reason", failure.path("reason").asString(""));
    } else {
      body.set("protection", protection(answer.path("protectedTasks").path(0)));
    }
    return Answer.ok(body);
  }

  private static ObjectNode protection(JsonNode task) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    if (task.has("expirationDate")) {
      long millis = Math.round(task.path("expirationDate").asDouble() * 1000);
      told.put("ExpirationDate", Instant.ofEpochMilli(millis).toString());
    }
    told.put("ProtectionEnabled", task.path("protectionEnabled").asBoolean(false));
    told.put("TaskArn", task.path("taskArn").asString(""));
    return told;
  }

  private Caller caller(AgentTask task) {
    String role =
        task.taskRoleArn()
            .orElseThrow(
                () ->
                    new ApiException(
                        "AccessDeniedException",
                        "Invalid Request: no task IAM role credentials available for task",
                        403));
    return new Caller(issued.of(task.taskArn(), role).accessKeyId(), Optional.of(role));
  }

  private static ObjectNode input(AgentTask task) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("cluster", task.clusterArn());
    input.putArray("tasks").add(task.taskArn());
    return input;
  }

  private static ObjectNode update(AgentTask task, byte[] body) {
    JsonNode request = read(body);
    if (!request.path("ProtectionEnabled").isBoolean()) {
      throw invalid("Invalid request: does not contain 'ProtectionEnabled' field");
    }
    ObjectNode input = input(task);
    input.set("protectionEnabled", request.path("ProtectionEnabled"));
    JsonNode minutes = request.path("ExpiresInMinutes");
    if (!minutes.isMissingNode() && !minutes.isNull()) {
      input.set("expiresInMinutes", minutes);
    }
    return input;
  }

  private static JsonNode read(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw invalid("UpdateTaskProtection: failed to decode request: " + e.getOriginalMessage());
    }
  }

  private static ApiException invalid(String message) {
    return ApiException.badRequest("InvalidParameterException", message);
  }

  private static Answer refused(AgentTask task, ApiException e) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("requestID", UUID.randomUUID().toString());
    body.putObject("error")
        .put("Arn", task.taskArn())
        .put("Code", e.code())
        .put("Message", e.getMessage());
    return new Answer(e.status(), body);
  }
}
