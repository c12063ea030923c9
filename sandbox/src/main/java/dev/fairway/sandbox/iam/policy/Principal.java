package dev.fairway.sandbox.iam.policy;

import java.util.Set;

/**
 * Who wants to assume a role.
 *
 * @param kind {@code Service} or {@code AWS}
 * @param names every name that a trust policy may know it by
 */
public record Principal(String kind, Set<String> names) {

  /** A service, such as {@code ecs-tasks.amazonaws.com}. */
  public static Principal service(String name) {
    return new Principal("Service", Set.of(name));
  }

  /** Identities of an account, by ARN or account id. */
  public static Principal aws(String... names) {
    return new Principal("AWS", Set.of(names));
  }
}
