package dev.fairway.worker.consume.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryRulesTest {

  /** Draws the longest wait each time. */
  private static final RandomGenerator HIGHEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  private final RetryRules rules =
      new RetryRules(8, new RetryBackOff(Duration.ofSeconds(5), HIGHEST));

  @Test
  void waitsThreeTimesAsLongEachTimeUpToTwelveHours() {
    assertThat(IntStream.of(1, 2, 3, 40).mapToObj(this::usual))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofHours(12));
  }

  @Test
  void drawsAnyTimeBelowThat() {
    RetryBackOff backOff = new RetryBackOff(Duration.ofSeconds(5), new Random(1));
    assertThat(IntStream.range(0, 1000).mapToObj(i -> backOff.after(1)))
        .allMatch(delay -> delay.compareTo(Duration.ofSeconds(5)) <= 0)
        .anyMatch(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0)
        .anyMatch(delay -> delay.compareTo(Duration.ofSeconds(4)) > 0);
  }

  @Test
  void respectsWhatTheHandlerAsks() {
    assertThat(rules.delay(1, Optional.of(Duration.ofHours(2)))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(rules.exhausted(7)).isFalse();
    assertThat(rules.exhausted(8)).isTrue();
  }

  private Duration usual(int attempt) {
    return rules.delay(attempt, Optional.empty());
  }
}
