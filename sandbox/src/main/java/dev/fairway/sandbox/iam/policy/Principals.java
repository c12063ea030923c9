package dev.fairway.sandbox.iam.policy;

import java.util.List;
import java.util.Map;

/**
 * Who a trust policy's statement is for.
 *
 * @param byKind names by kind: {@code Service}, {@code AWS}, {@code Federated}; empty in a policy
 *     that is attached to a role
 */
record Principals(Map<String, List<String>> byKind) {

  boolean include(Principal principal) {
    return byKind.getOrDefault(principal.kind(), List.of()).stream()
        .anyMatch(name -> name.equals("*") || principal.names().contains(name));
  }
}
