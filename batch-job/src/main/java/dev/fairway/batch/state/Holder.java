package dev.fairway.batch.state;

import java.time.Instant;

/**
 * The run that holds the lease.
 *
 * @param name the ARN of its task, or its host and process outside ECS
 * @param since when it took the lease
 * @param until when the lease ends unless it is renewed
 */
public record Holder(String name, Instant since, Instant until) {

  static Holder of(StateItem lease) {
    return new Holder(lease.text("holder"), lease.time("heldSince"), lease.time("heldUntil"));
  }

  @Override
  public String toString() {
    return "%s since %s, until %s unless it renews it".formatted(name, since, until);
  }
}
