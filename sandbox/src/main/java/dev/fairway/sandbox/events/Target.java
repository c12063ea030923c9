package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a rule sends what it matched.
 *
 * @param definition the members of the API reference's {@code Target}
 */
record Target(ObjectNode definition, TargetInput input, RetryPolicy retryPolicy) {

  /**
   * Reads a target of PutTargets.
   *
   * @throws ApiException {@code ValidationException} that names the target
   */
  static Target of(ObjectNode definition) {
    if (definition.path("Id").asString("").isEmpty()) {
      throw ApiException.badRequest("ValidationException", "A target has no Id.");
    }
    if (!definition.path("Arn").asString("").startsWith("arn:")) {
      throw ApiException.badRequest(
          "ValidationException",
          "Parameter %s is not valid. Reason: Provided Arn is not in correct format."
              .formatted(definition.path("Arn").asString("")));
    }
    return new Target(
        definition, TargetInput.of(definition), RetryPolicy.of(definition.path("RetryPolicy")));
  }

  String id() {
    return definition.path("Id").asString("");
  }

  String arn() {
    return definition.path("Arn").asString("");
  }

  Optional<String> roleArn() {
    return definition.path("RoleArn").asStringOpt();
  }

  Optional<String> deadLetterArn() {
    return definition.path("DeadLetterConfig").path("Arn").asStringOpt();
  }
}
