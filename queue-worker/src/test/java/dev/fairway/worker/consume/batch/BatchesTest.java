package dev.fairway.worker.consume.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchesTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final List<List<Integer>> sent = new CopyOnWriteArrayList<>();

  private List<String> send(List<Integer> requests) {
    sent.add(requests);
    return requests.stream().map(request -> "answer " + request).toList();
  }

  @Test
  void sendsAFullBatchAtOnceAndAnswersEach() throws Exception {
    try (var batches = Batches.start(3, 4, LONG, this::send);
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          IntStream.range(0, 6).mapToObj(i -> askers.submit(() -> batches.ask(i))).toList();
      for (int i = 0; i < 6; i++) {
        assertThat(answers.get(i).get()).isEqualTo("answer " + i);
      }
    }
    assertThat(sent).hasSize(2).allSatisfy(batch -> assertThat(batch).hasSize(3));
  }

  @Test
  void sendsAPartialBatchAfterAWhile() throws Exception {
    try (var batches = Batches.start(3, 4, Duration.ofMillis(1), this::send)) {
      assertThat(batches.ask(7)).isEqualTo("answer 7");
    }
  }

  @Test
  void tellsAFailureToAllOfItsBatch() throws Exception {
    try (var batches =
        Batches.<Integer, String>start(
            1,
            4,
            LONG,
            requests -> {
              throw new IllegalArgumentException("no");
            })) {
      assertThatThrownBy(() -> batches.ask(1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> batches.ask(2)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void sendsWhatWaitsBeforeItCloses() throws Exception {
    var batches = Batches.start(10, 4, LONG, this::send);
    batches.tell(1);
    batches.tell(2);
    batches.close();
    assertThat(sent).containsExactly(List.of(1, 2));
    assertThat(batches.ask(3)).isEqualTo("answer 3");
  }
}
