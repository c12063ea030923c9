package dev.fairway.sandbox.api;

import tools.jackson.databind.node.ObjectNode;

/** Every AWS API of the region as seen from inside: how one service calls another. */
@FunctionalInterface
public interface Apis {

  /**
   * Calls an operation, wherever its service runs (in this process or behind an endpoint).
   *
   * @throws ApiException the service's error, or {@code UnknownOperationException} where there is
   *     no such operation
   */
  ObjectNode call(ApiCall call);
}
