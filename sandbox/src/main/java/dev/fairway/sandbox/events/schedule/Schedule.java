package dev.fairway.sandbox.events.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * The times at which a rule fires ("Setting a schedule pattern for scheduled rules (legacy) in
 * Amazon EventBridge", User Guide).
 */
public sealed interface Schedule permits Rate, Cron {

  /** The next time, empty where there is none any more. */
  Optional<Instant> after(Instant time);

  /**
   * Reads {@code rate(1 hour)} or {@code cron(5 * * * ? *)}.
   *
   * @param created from when a rate counts
   * @throws InvalidScheduleException where it is neither
   */
  static Schedule parse(String expression, Instant created) {
    if (expression.startsWith("rate(") && expression.endsWith(")")) {
      return Rate.parse(inner(expression), created);
    }
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return Cron.parse(inner(expression));
    }
    throw new InvalidScheduleException(
        "it must be a rate such as rate(1 hour) or a cron expression such as cron(5 * * * ? *).");
  }

  private static String inner(String expression) {
    return expression.substring(expression.indexOf('(') + 1, expression.length() - 1);
  }
}
