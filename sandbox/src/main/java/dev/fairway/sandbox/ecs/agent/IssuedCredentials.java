package dev.fairway.sandbox.ecs.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials that tasks hold: the same until they near their end, then new ones. */
final class IssuedCredentials {

  /** SDKs ask again some minutes before the end, so new ones are ready by then. */
  private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(15);

  private final RoleCredentials roles;
  private final Clock clock;
  private final Map<String, TaskCredentials> byTask = new ConcurrentHashMap<>();

  IssuedCredentials(RoleCredentials roles, Clock clock) {
    this.roles = roles;
    this.clock = clock;
  }

  TaskCredentials of(String taskArn, String roleArn) {
    return byTask.compute(
        taskArn,
        (arn, held) -> held != null && isFresh(held) ? held : roles.issue(taskArn, roleArn));
  }

  private boolean isFresh(TaskCredentials held) {
    return clock.instant().isBefore(held.expiration().minus(RENEWED_BEFORE_END));
  }

  void forget(String taskArn) {
    byTask.remove(taskArn);
  }
}
