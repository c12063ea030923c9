package dev.fairway.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);

  @Test
  void countsDownFromTheLimit() {
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThat(deadline.spent()).isEqualTo(Duration.ofSeconds(4));
    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void leavesNothingRatherThanLessAfterTheEnd() {
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    assertThat(deadline.remaining()).isZero();
  }
}
