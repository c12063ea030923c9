package dev.fairway.worker;

import static dev.fairway.worker.LocalRegion.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The template's own alarms and policies, with smaller numbers: a backlog brings tasks. */
class ScaleIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int EVENTS = 400;

  /** Jobs at once in a task, as the template says. */
  private static final int PLACES = 16;

  private static final int MOST_TASKS = 3;

  @TempDir Path templates;

  @Test
  void addsTasksForABacklogWhichDrainItAndGo() throws Exception {
    Path small =
        Templates.changed(
            templates,
            Map.of(
                "\"MaxCapacity\": \\d+", "\"MaxCapacity\": " + MOST_TASKS,
                "\"TargetValue\": \\d+", "\"TargetValue\": 60",
                "visible / \\d+", "visible / 60"));
    Map<String, String> environment =
        Map.of("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8", "WEBHOOK_TIMEOUT", "PT30M");
    try (LocalRegion region = LocalRegion.start(small, environment);
        Subscriber subscriber = new Subscriber()) {
      assertThat(region.service().desiredCount()).isEqualTo(1);
      region.api.subscribe(subscriber.url(), "Burst *");
      subscriber.hold();
      send(region);
      await("a busy task").until(() -> subscriber.held() == PLACES);

      region.step(MINUTE);
      assertThat(region.service().desiredCount()).isEqualTo(MOST_TASKS);
      await("all tasks busy").until(() -> subscriber.held() == PLACES * MOST_TASKS);

      subscriber.release();
      await("all deliveries").until(() -> new HashSet<>(subscriber.ids()).size() == EVENTS);
      awaitMinimum(region);
      assertThat(subscriber.ids()).hasSize(EVENTS).doesNotHaveDuplicates();
      assertThat(subscriber.attempts()).isEqualTo(EVENTS);
    }
  }

  /** Steps by minutes: tasks that are still busy, or idle for a moment only, keep their place. */
  private static void awaitMinimum(LocalRegion region) {
    await("the minimum again")
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              region.step(MINUTE);
              return region.service();
            },
            ScaleIT::isAtMinimum);
  }

  private static boolean isAtMinimum(Service service) {
    return service.desiredCount() == 1 && service.runningCount() == 1;
  }

  /** Sends a burst, every twentieth event twice. */
  private static void send(LocalRegion region) {
    List<Integer> numbers =
        IntStream.range(0, EVENTS)
            .boxed()
            .mapMulti(
                (Integer number, Consumer<Integer> out) -> {
                  out.accept(number);
                  if (number % 20 == 0) {
                    out.accept(number);
                  }
                })
            .toList();
    for (int first = 0; first < numbers.size(); first += 10) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(first, Math.min(first + 10, numbers.size()))
              .mapToObj(place -> entry(place, numbers.get(place)))
              .toList();
      var sent =
          region.sqs.sendMessageBatch(
              batch -> batch.queueUrl(region.output("WorkQueueUrl")).entries(entries));
      assertThat(sent.failed()).isEmpty();
    }
  }

  private static SendMessageBatchRequestEntry entry(int place, int number) {
    String body =
        """
        {"schema":1,"id":"event:burst-%1$d","type":"event.fanout","correlationId":"burst",\
        "payload":{"id":"burst-%1$d","type":"Burst Tick","source":"fairway.demo",\
        "time":"2026-01-01T00:00:00Z","data":{"number":%1$d}}}"""
            .formatted(number);
    return SendMessageBatchRequestEntry.builder()
        .id(String.valueOf(place))
        .messageBody(body)
        .build();
  }
}
