package dev.fairway.worker.consume.ledger;

import java.time.Duration;

/** What asking for a job gave. */
public sealed interface Claim {

  /**
   * The job is ours to do.
   *
   * @param attempt 1 for the first try
   */
  record Held(Lease lease, int attempt) implements Claim {}

  /** There is nothing left to do: the message can go. */
  record Settled() implements Claim {}

  /**
   * Another has it.
   *
   * @param remaining of the other's lease
   */
  record Elsewhere(Duration remaining) implements Claim {}
}
