package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.clock.SandboxClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to targets, each on a virtual thread: tries, tries again while the retry policy
 * allows it and the error may pass, and then hands over to the dead-letter queue. What waits for a
 * retry is gone when the sandbox stops.
 */
final class Deliveries implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private final List<TargetKind> kinds;
  private final DeadLetters deadLetters;
  private final SandboxClock clock;
  private final BackOff backOff;
  private final DeliveryListener listener;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private volatile boolean closed;

  Deliveries(
      List<TargetKind> kinds,
      DeadLetters deadLetters,
      SandboxClock clock,
      BackOff backOff,
      DeliveryListener listener) {
    this.kinds = List.copyOf(kinds);
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.backOff = backOff;
    this.listener = listener;
  }

  /** What is wrong with a target, as PutTargets says it. */
  Optional<String> problem(Target target) {
    return kind(target).problem(target);
  }

  private TargetKind kind(Target target) {
    return kinds.stream().filter(kind -> kind.accepts(target.arn())).findFirst().orElseThrow();
  }

  void start(Delivery delivery) {
    if (!closed) {
      threads.execute(() -> attempt(delivery, 1));
    }
  }

  private void attempt(Delivery delivery, int number) {
    if (closed) {
      return;
    }
    switch (send(delivery)) {
      case DeliveryResult.Done(DeliveryOutcome outcome) -> ended(delivery, number, outcome);
      case DeliveryResult.Failed(DeliveryFailure failure) -> failed(delivery, number, failure);
    }
  }

  private DeliveryResult send(Delivery delivery) {
    try {
      return kind(delivery.target()).send(delivery);
    } catch (ApiException e) {
      return new DeliveryResult.Failed(DeliveryFailure.of(e));
    } catch (UncheckedIOException e) {
      return new DeliveryResult.Failed(
          new DeliveryFailure("CONNECTION_FAILURE", String.valueOf(e.getMessage()), true));
    } catch (RuntimeException e) {
      log.error("Sending event {} to {} failed", delivery.event().id(), delivery.target().arn(), e);
      return new DeliveryResult.Failed(
          new DeliveryFailure("INTERNAL_FAILURE", String.valueOf(e.getMessage()), false));
    }
  }

  private void failed(Delivery delivery, int number, DeliveryFailure failure) {
    if (!failure.retryable()) {
      giveUp(delivery, number, failure, null);
      return;
    }
    RetryPolicy policy = delivery.target().retryPolicy();
    if (number > policy.maximumRetries()) {
      giveUp(delivery, number, failure, "MaximumRetryAttempts");
      return;
    }
    Duration delay = backOff.after(number);
    Instant end = delivery.event().ingested().plus(policy.maximumAge());
    if (clock.instant().plus(delay).isAfter(end)) {
      giveUp(delivery, number, failure, "MaximumEventAgeInSeconds");
      return;
    }
    clock.after(
        delay,
        "Retry of event " + delivery.event().id() + " to " + delivery.target().arn(),
        () -> attempt(delivery, number + 1));
    ended(delivery, number, new DeliveryOutcome.Retrying(failure, delay));
  }

  private void giveUp(
      Delivery delivery, int number, DeliveryFailure failure, @Nullable String exhausted) {
    ended(delivery, number, deadLetters.take(delivery, number - 1, failure, exhausted));
  }

  private void ended(Delivery delivery, int number, DeliveryOutcome outcome) {
    listener.ended(delivery.attempt(number), outcome);
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    threads.close();
  }
}
