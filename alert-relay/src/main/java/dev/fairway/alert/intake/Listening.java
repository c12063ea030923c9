package dev.fairway.alert.intake;

import java.time.Duration;
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

  private final List<Lane> lanes;
  private final Stopping stopping;
  private final Duration drain;
  private final ApplicationEventPublisher events;
  private volatile boolean running;

  /**
   * @param drain how long what is in hand may go on at the end
   */
  Listening(List<Lane> lanes, Stopping stopping, Duration drain, ApplicationEventPublisher events) {
    this.lanes = lanes;
    this.stopping = stopping;
    this.drain = drain;
    this.events = events;
  }

  @Override
  public void start() {
    lanes.forEach(Lane::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    stopping.stop();
    long end = System.nanoTime() + drain.toNanos();
    try {
      for (Lane lane : lanes) {
        lane.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
