package dev.fairway.alert.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.event.Fixtures;
import dev.fairway.alert.event.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.json.JsonMapper;

final class ContextTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Occurrence killed = Fixtures.occurrence("killed-beside-sidecar");

  private static List<String> lines(Logs logs, Duration budget, Occurrence occurrence) {
    try (Context context = new Context(logs, JsonMapper.shared(), budget)) {
      return context.of(occurrence);
    }
  }

  @Test
  void givesTheLastLines() {
    assertThat(lines((of, most) -> List.of("one", "two"), LONG, killed))
        .containsExactly("one", "two");
  }

  @Test
  void looksAgainForLinesThatComeLate() {
    var looks = new AtomicInteger();

    List<String> found =
        lines(
            (of, most) -> looks.incrementAndGet() < 3 ? List.of() : List.of("late"), LONG, killed);

    assertThat(found).containsExactly("late");
    assertThat(looks).hasValue(3);
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    var looks = new AtomicInteger();

    List<String> found =
        lines(
            (of, most) -> {
              looks.incrementAndGet();
              return List.of();
            },
            SHORT,
            killed);

    assertThat(found).isEmpty();
    assertThat(looks).hasValueGreaterThan(0);
  }

  @Test
  void doesNotWaitForAnAnswerThatNeverComes() {
    var never = new CountDownLatch(1);

    List<String> found =
        lines(
            (of, most) -> {
              try {
                never.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            },
            SHORT,
            killed);

    assertThat(found).isEmpty();
  }

  @Test
  void holdsAFailureForNoLines() {
    assertThat(
            lines(
                (of, most) -> {
                  throw SdkClientException.create("out of reach");
                },
                LONG,
                killed))
        .isEmpty();
  }

  @Test
  void doesNotLookWhereNoContainerEnded() {
    assertThat(
            lines(
                (of, most) -> List.of("of whom?"), LONG, Fixtures.occurrence("network-interface")))
        .isEmpty();
  }
}
