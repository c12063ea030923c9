package dev.fairway.worker.consume;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Ties the consumer to the application: it starts when all else stands, and on SIGTERM ends before
 * the web server does, while the task says that it is not ready.
 */
final class ConsumerLifecycle implements SmartLifecycle {

  private final Consumer consumer;
  private final ApplicationEventPublisher events;
  private volatile boolean running;

  ConsumerLifecycle(Consumer consumer, ApplicationEventPublisher events) {
    this.consumer = consumer;
    this.events = events;
  }

  @Override
  public void start() {
    consumer.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    try {
      consumer.stop();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
