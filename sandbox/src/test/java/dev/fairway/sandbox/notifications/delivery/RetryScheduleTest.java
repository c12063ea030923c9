package dev.fairway.sandbox.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.notifications.topic.DeliveryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  @Test
  void triesManagedEndpointsForDays() {
    List<Duration> delays = delays(RetrySchedule.MANAGED);

    assertThat(delays).hasSize(100_015);
    assertThat(delays.subList(0, 6))
        .extracting(Duration::toSeconds)
        .containsExactly(0L, 0L, 0L, 1L, 1L, 1L);
    assertThat(delays.get(14)).isEqualTo(Duration.ofSeconds(20));
    assertThat(delays.subList(5, 15)).isSorted();
    assertThat(total(delays)).isBetween(Duration.ofDays(23), Duration.ofDays(24));
  }

  @Test
  void triesMailFiftyTimesInSixHours() {
    List<Duration> delays = delays(RetrySchedule.CUSTOMER);

    assertThat(delays).hasSize(50);
    assertThat(total(delays)).isBetween(Duration.ofHours(6), Duration.ofHours(8));
  }

  @Test
  void triesHttpThreeTimesMoreEveryTwentySeconds() {
    assertThat(delays(RetrySchedule.of(DeliveryPolicy.DEFAULT)))
        .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Test
  void goesThroughThePhasesOfAPolicy() {
    DeliveryPolicy policy = new DeliveryPolicy(5, 50, 7, 1, 2, 1, "linear", "text/plain");

    assertThat(delays(RetrySchedule.of(policy)))
        .extracting(Duration::toMillis)
        .containsExactly(0L, 5_000L, 5_000L, 5_000L, 27_500L, 50_000L, 50_000L);
  }

  private static List<Duration> delays(RetrySchedule schedule) {
    List<Duration> delays = new ArrayList<>();
    Optional<Duration> next = schedule.after(1);
    while (next.isPresent()) {
      delays.add(next.get());
      next = schedule.after(delays.size() + 1);
    }
    return delays;
  }

  private static Duration total(List<Duration> delays) {
    return delays.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
