package dev.fairway.worker.consume.backoff;

import java.time.Duration;
import java.util.Optional;

/**
 * When a job is tried again, and when no more.
 *
 * @param attempts tries before a job is given up
 */
public record RetryRules(int attempts, RetryBackOff backOff) {

  public boolean exhausted(int attempt) {
    return attempt >= attempts;
  }

  /**
   * @param asked by the handler, as a receiver's Retry-After
   */
  public Duration delay(int attempt, Optional<Duration> asked) {
    return asked.filter(delay -> !delay.isNegative()).orElseGet(() -> backOff.after(attempt));
  }
}
