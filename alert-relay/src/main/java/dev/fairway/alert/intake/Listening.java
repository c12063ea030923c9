package dev.fairway.alert.intake;

import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import java.util.List;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Listens to the queues from when all else stands; on SIGTERM it is the first to stop, while the
 * task says that it is not ready, and what is in hand ends.
 */
final class Listening implements SmartLifecycle {

  private final List<Listener> listeners;
  private final ApplicationEventPublisher events;
  private volatile boolean running;

  /** One kind of queue. */
  record Listener(Intake intake, SqsMessageListenerContainer<Object> container) {}

  Listening(List<Listener> listeners, ApplicationEventPublisher events) {
    this.listeners = listeners;
    this.events = events;
  }

  @Override
  public void start() {
    listeners.forEach(listener -> listener.container().start());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    listeners.forEach(listener -> listener.intake().stop());
    List<Thread> stops =
        listeners.stream()
            .map(listener -> Thread.ofVirtual().start(() -> listener.container().stop()))
            .toList();
    stops.forEach(Listening::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
