package dev.fairway.worker.webhook;

import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.DeliveryMetrics.End;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for the job. As the Standard Webhooks specification has it: 2xx is success,
 * 410 ends the subscription, anything else is a failure to be tried again, other 4xx and redirects
 * included.
 */
final class Verdicts {

  /** What becomes of the job, and how it is counted. */
  record Verdict(End end, Outcome outcome) {}

  private final Clock clock;

  Verdicts(Clock clock) {
    this.clock = clock;
  }

  Verdict of(Answer answer) {
    return switch (answer) {
      case Answer.Status(int code, var retryAfter) -> of(code, retryAfter);
      case Answer.Late(String reason) -> new Verdict(End.LATE, Outcome.retry(reason));
      case Answer.Unreachable(String reason) -> new Verdict(End.UNREACHABLE, Outcome.retry(reason));
      case Answer.Forbidden(String reason) -> new Verdict(End.FORBIDDEN, Outcome.reject(reason));
    };
  }

  private Verdict of(int code, @Nullable String retryAfter) {
    if (code >= 200 && code < 300) {
      return new Verdict(End.DELIVERED, Outcome.done());
    }
    return switch (code) {
      case 410 -> new Verdict(End.GONE, Outcome.done());
      case 429, 503 -> new Verdict(End.THROTTLED, throttled(code, retryAfter));
      case 300, 301, 302, 303, 307, 308 ->
          failed("The receiver answered " + code + ", and redirects are not followed.");
      default -> failed("The receiver answered " + code + ".");
    };
  }

  private static Verdict failed(String reason) {
    return new Verdict(End.ERROR_STATUS, Outcome.retry(reason));
  }

  private Outcome throttled(int code, @Nullable String retryAfter) {
    Optional<Duration> wait =
        Optional.ofNullable(retryAfter).flatMap(header -> RetryAfter.read(header, clock.instant()));
    return wait.map(
            delay ->
                Outcome.retryAfter(
                    delay, "The receiver answered " + code + " and asks for " + delay + "."))
        .orElseGet(() -> Outcome.retry("The receiver answered " + code + "."));
  }
}
