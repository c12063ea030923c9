package dev.fairway.sandbox.alb.targets;

/** What became of one health check. */
sealed interface ProbeResult {

  record Answered(int status) implements ProbeResult {}

  record TimedOut() implements ProbeResult {}

  /** No connection, or no answer in HTTP. */
  record Failed() implements ProbeResult {}
}
