package dev.fairway.sandbox.api;

/** Decides whether a caller may do something, as IAM does before each call. */
@FunctionalInterface
public interface Gate {

  /**
   * @throws ApiException {@code AccessDeniedException}, status 403, with a message that names the
   *     caller, the action and the resource
   */
  void check(Caller caller, Access access);
}
