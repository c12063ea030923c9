package dev.fairway.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.DeliveryMetrics.End;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictsTest {

  private final Verdicts verdicts = new Verdicts(new SettableClock());

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "204, DELIVERED",
    "299, DELIVERED",
    "410, GONE",
    "301, ERROR_STATUS",
    "304, ERROR_STATUS",
    "400, ERROR_STATUS",
    "401, ERROR_STATUS",
    "404, ERROR_STATUS",
    "429, THROTTLED",
    "500, ERROR_STATUS",
    "503, THROTTLED"
  })
  void takesEachStatusAsStandardWebhooksHasIt(int code, End end) {
    Verdicts.Verdict verdict = verdicts.of(new Answer.Status(code, null));
    assertThat(verdict.end()).isEqualTo(end);
    if (end == End.DELIVERED || end == End.GONE) {
      assertThat(verdict.outcome()).isEqualTo(Outcome.done());
    } else {
      assertThat(verdict.outcome())
          .isInstanceOfSatisfying(
              Outcome.Retry.class,
              retry -> {
                assertThat(retry.reason()).contains(Integer.toString(code));
                assertThat(retry.delay()).isEmpty();
              });
    }
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    assertThat(verdicts.of(new Answer.Status(503, "30")).outcome())
        .isEqualTo(
            Outcome.retryAfter(
                Duration.ofSeconds(30), "The receiver answered 503 and asks for PT30S."));
  }

  @Test
  void asksForNoWaitOfOtherStatuses() {
    assertThat(verdicts.of(new Answer.Status(500, "30")).outcome())
        .isEqualTo(Outcome.retry("The receiver answered 500."));
  }

  @Test
  void givesUpAtOnceWhereNothingMayBeSent() {
    assertThat(verdicts.of(new Answer.Forbidden("No.")).outcome()).isEqualTo(Outcome.reject("No."));
  }
}
