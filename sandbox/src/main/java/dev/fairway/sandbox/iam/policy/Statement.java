package dev.fairway.sandbox.iam.policy;

import java.util.List;
import java.util.function.Consumer;

/**
 * One statement of a policy.
 *
 * @param allow whether its Effect is Allow (else Deny)
 */
record Statement(
    boolean allow,
    Principals principals,
    Names actions,
    Names resources,
    List<Condition> conditions) {

  /** Whether the statement is about the request; what can't be evaluated makes it not apply. */
  boolean applies(PolicyRequest request, Consumer<String> unknown) {
    return actions.coverAction(request)
        && resources.coverResource(request)
        && conditions.stream().allMatch(condition -> holds(condition, request, unknown));
  }

  private boolean holds(Condition condition, PolicyRequest request, Consumer<String> unknown) {
    return switch (condition.evaluate(request)) {
      case HOLDS -> true;
      case FAILS -> false;
      case UNKNOWN -> {
        unknown.accept(condition.written() + " on " + condition.key());
        yield false;
      }
    };
  }
}
