package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries parcels, each on a virtual thread, until they arrive, are refused, or their schedule ends.
 * What waits is gone when the sandbox stops.
 */
final class Attempts implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final SandboxClock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sns-", 0).factory());
  private volatile boolean closed;

  Attempts(SandboxClock clock) {
    this.clock = clock;
  }

  void start(Parcel parcel) {
    if (!closed) {
      threads.execute(() -> attempt(parcel, 1));
    }
  }

  private void attempt(Parcel parcel, int number) {
    if (closed) {
      return;
    }
    switch (send(parcel)) {
      case Receipt.Delivered delivered -> log.debug("{} arrived", parcel.name());
      case Receipt.Refused(String why) -> lost(parcel, number, why);
      case Receipt.Unreachable(String why) -> again(parcel, number, why);
    }
  }

  private static Receipt send(Parcel parcel) {
    try {
      return parcel.send().get();
    } catch (RuntimeException e) {
      log.error("{} failed", parcel.name(), e);
      return new Receipt.Refused("the sandbox failed: " + e);
    }
  }

  private void again(Parcel parcel, int number, String why) {
    Optional<Duration> delay = parcel.schedule().after(number);
    if (delay.isEmpty()) {
      lost(parcel, number, why);
      return;
    }
    log.info("{} failed ({}), next try in {}", parcel.name(), why, delay.get());
    clock.after(delay.get(), parcel.name(), () -> attempt(parcel, number + 1));
  }

  private static void lost(Parcel parcel, int number, String why) {
    log.warn("{} did not arrive after {} tries: {}", parcel.name(), number, why);
    parcel.lost().accept(why);
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    threads.close();
  }
}
