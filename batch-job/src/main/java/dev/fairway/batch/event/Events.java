package dev.fairway.batch.event;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Puts events on buses, ten a call, and those that failed again. */
public final class Events {

  private static final Logger log = LoggerFactory.getLogger(Events.class);
  private static final int MOST_PER_CALL = 10;
  private static final int ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Supplier<EventBridgeClient> client;

  public Events(Supplier<EventBridgeClient> client) {
    this.client = client;
  }

  /**
   * Puts events.
   *
   * @return those that the bus did not take after several attempts
   */
  public List<Event> put(List<Event> events) throws InterruptedException {
    List<Event> failed = new ArrayList<>();
    for (int from = 0; from < events.size(); from += MOST_PER_CALL) {
      failed.addAll(putSome(events.subList(from, Math.min(events.size(), from + MOST_PER_CALL))));
    }
    return failed;
  }

  private List<Event> putSome(List<Event> events) throws InterruptedException {
    List<Event> left = events;
    for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) {
      if (attempt > 1) {
        Thread.sleep(PAUSE.multipliedBy(1L << attempt));
      }
      left = putOnce(left);
    }
    return left;
  }

  private List<Event> putOnce(List<Event> events) throws InterruptedException {
    List<PutEventsRequestEntry> entries = events.stream().map(Event::entry).toList();
    PutEventsResponse answer =
        calling(
            "putting %d events on the bus %s".formatted(events.size(), events.getFirst().bus()),
            () -> client.get().putEvents(put -> put.entries(entries)));
    List<Integer> failed =
        IntStream.range(0, events.size())
            .filter(i -> answer.entries().get(i).errorCode() != null)
            .boxed()
            .toList();
    failed.stream()
        .findFirst()
        .map(i -> answer.entries().get(i))
        .ifPresent(
            entry ->
                log.warn(
                    "EventBridge did not take {} of {} events: {}, {}",
                    failed.size(),
                    events.size(),
                    entry.errorCode(),
                    entry.errorMessage()));
    return failed.stream().map(events::get).toList();
  }
}
