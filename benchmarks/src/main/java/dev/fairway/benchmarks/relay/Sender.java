package dev.fairway.benchmarks.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Puts events into the relay's queue, each when it is due, as EventBridge would. */
final class Sender {

  private static final int BATCH = 10;
  private static final int AT_ONCE = 8;

  private final SqsClient sqs;
  private final String queue;
  private final Clock clock;

  Sender(SqsClient sqs, String queue, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.clock = clock;
  }

  void send(Course course, int firstCause) throws InterruptedException {
    Instant start = clock.instant();
    Semaphore room = new Semaphore(AT_ONCE);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> batch = new ArrayList<>();
      for (int event = 0; event < course.events(); event++) {
        Duration left = Duration.between(clock.instant(), start.plus(course.due(event)));
        if (left.isPositive()) {
          hand(course, firstCause, batch, room, senders);
          batch = new ArrayList<>();
          Thread.sleep(left);
        }
        batch.add(event);
        if (batch.size() == BATCH) {
          hand(course, firstCause, batch, room, senders);
          batch = new ArrayList<>();
        }
      }
      hand(course, firstCause, batch, room, senders);
    }
  }

  private void hand(
      Course course, int firstCause, List<Integer> events, Semaphore room, ExecutorService senders)
      throws InterruptedException {
    if (events.isEmpty()) {
      return;
    }
    room.acquire();
    senders.execute(
        () -> {
          try {
            send(events.stream().map(event -> course.cause(firstCause, event)).toList());
          } finally {
            room.release();
          }
        });
  }

  private void send(List<Integer> causes) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int cause : causes) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .messageBody(new StopEvent(cause, clock.instant()).body())
              .build());
    }
    sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(entries));
  }
}
