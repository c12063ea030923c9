package dev.fairway.sandbox.ecs.service;

import java.time.Duration;
import java.time.Instant;

/**
 * Slows the starts of tasks down that repeatedly don't come to RUNNING (Amazon ECS Developer Guide,
 * "Amazon ECS service throttle logic"). AWS tells the longest delay; the first and the doubling are
 * a choice of the sandbox.
 */
final class Throttle {

  private static final int FREE_TRIES = 3;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(27);

  private int rounds;
  private Instant lastFailure = Instant.MIN;
  private Instant notBefore = Instant.MIN;

  /**
   * A task failed to start; those that were started together count once.
   *
   * @return whether starts are slowed down from now on, and were not before
   */
  boolean failed(Instant createdAt, Instant now) {
    if (createdAt.isBefore(lastFailure)) {
      return false;
    }
    lastFailure = now;
    rounds++;
    if (rounds < FREE_TRIES) {
      return false;
    }
    notBefore = now.plus(delay(rounds - FREE_TRIES));
    return rounds == FREE_TRIES;
  }

  private static Duration delay(int doublings) {
    Duration delay = FIRST;
    for (int i = 0; i < doublings && delay.compareTo(LONGEST) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  void started() {
    rounds = 0;
    notBefore = Instant.MIN;
  }

  /** When the next task may start. */
  Instant notBefore() {
    return notBefore;
  }
}
