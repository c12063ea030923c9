package dev.fairway.worker.consume;

import static dev.fairway.worker.consume.Place.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.common.backend.EmbeddedOnly;
import dev.fairway.common.backend.LocalStackLacks;
import dev.fairway.worker.consume.TestWorker.Options;
import dev.fairway.worker.job.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(SharedRegion.class)
final class FifoIT {

  private final SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
  private final Place place = Place.fifo(SharedRegion.endpoint());
  private final Map<String, List<String>> begun = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    sqs.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
  }

  @Test
  @EmbeddedOnly(LocalStackLacks.FIFO_GROUPS_THAT_WAIT)
  void doesOneGroupAfterTheOtherMessageEvenIfOneIsTriedAgain() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      expected.add("m" + i);
      if (i == 4) {
        expected.add("m4");
      }
      for (String group : List.of("a", "b", "c")) {
        place.send(sqs, job(group + "-m" + i, "word"), group);
      }
    }
    WordHandler handler =
        WordHandler.of(
            job -> {
              note(job.id());
              return job.id().endsWith("-m4") && job.attempt() == 1
                  ? Outcome.retryAfter(Duration.ofSeconds(1), "once more")
                  : Outcome.done();
            });
    try (var one = TestWorker.start(place, Options.USUAL, handler);
        var other = TestWorker.start(place, Options.USUAL, handler)) {
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(begun).containsOnlyKeys("a", "b", "c");
    assertThat(begun.values()).allSatisfy(ids -> assertThat(ids).isEqualTo(expected));
  }

  @Test
  void letsOtherGroupsGoOnWhileOneIsBusy() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    IntStream.range(0, 3).forEach(i -> place.send(sqs, job("slow-m" + i, "word"), "slow"));
    IntStream.range(0, 3).forEach(i -> place.send(sqs, job("fast-m" + i, "word"), "fast"));
    WordHandler handler =
        WordHandler.of(
            job -> {
              note(job.id());
              if (job.id().equals("slow-m0")) {
                end.await();
              }
              return Outcome.done();
            });
    try (var worker = TestWorker.start(place, Options.USUAL, handler)) {
      soon().until(() -> begun.getOrDefault("fast", List.of()).size() == 3);
      assertThat(begun.get("slow")).containsExactly("m0");
      end.countDown();
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(begun.get("slow")).containsExactly("m0", "m1", "m2");
  }

  @Test
  void buriesPoisonWithoutHoldingItsGroupUp() {
    place.send(sqs, job("g-m0", "unheard-of"), "g");
    place.send(sqs, job("g-m1", "word"), "g");
    WordHandler handler =
        WordHandler.of(
            job -> {
              note(job.id());
              return Outcome.done();
            });
    try (var worker = TestWorker.start(place, Options.USUAL, handler)) {
      soon().until(() -> place.depth(sqs) == 0);
    }
    assertThat(begun.get("g")).containsExactly("m1");
    assertThat(place.buried(sqs)).hasSize(1);
  }

  private void note(String id) {
    String[] parts = id.split("-", 2);
    begun.computeIfAbsent(parts[0], group -> new CopyOnWriteArrayList<>()).add(parts[1]);
  }
}
