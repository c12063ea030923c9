package dev.fairway.sandbox.template;

import tools.jackson.databind.JsonNode;

/** One intrinsic function of CloudFormation. */
@FunctionalInterface
interface Intrinsic {

  /**
   * Gives the function's value.
   *
   * @param argument as written: the function evaluates it as far as it needs
   */
  JsonNode apply(JsonNode argument, Evaluation evaluation, Where where);
}
