package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Gate;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is behind an access key, and whether they may make a request. A person, who has no role, may
 * do anything.
 */
record Guard(Function<String, Caller> callers, Permissions permissions, Gate gate) {

  /** A region without roles. */
  static final Guard OPEN =
      new Guard(
          key -> new Caller(key, Optional.empty()), request -> List.of(), (caller, access) -> {});

  Caller caller(RequestScope scope) {
    return scope
        .accessKeyId()
        .map(callers)
        .orElseGet(() -> new Caller("<anonymous>", Optional.empty()));
  }

  /**
   * @throws ApiException where the caller's role lacks a permission that the request needs
   */
  void admit(Caller caller, WireRequest request) {
    permissions.needed(request).forEach(access -> gate.check(caller, access));
  }
}
