package dev.fairway.sandbox.api;

import tools.jackson.databind.node.ObjectNode;

/** The control plane of one AWS service: it knows operations and no wire format. */
@FunctionalInterface
public interface ApiHandler {

  /**
   * Carries out one call.
   *
   * @return the members of the response, empty where the operation returns nothing
   * @throws ApiException an error that the AWS API reference names for the operation
   */
  ObjectNode handle(ApiCall call);
}
