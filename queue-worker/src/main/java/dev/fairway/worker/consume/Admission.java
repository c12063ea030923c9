package dev.fairway.worker.consume;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many messages are in hand at once. */
final class Admission {

  /** Room comes back one by one; a short wait makes one large receive of many small ones. */
  private static final Duration LINGER = Duration.ofMillis(4);

  private final Semaphore room;
  private final int most;

  /**
   * @param places in all
   * @param most places that are taken at once
   */
  Admission(int places, int most) {
    this.room = new Semaphore(places);
    this.most = Math.min(places, most);
  }

  /** Waits for room and takes as much of it as there is. */
  int take() throws InterruptedException {
    room.acquire();
    int wanted = most - 1;
    if (wanted == 0 || room.tryAcquire(wanted, LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
      return most;
    }
    int taken = 1;
    while (taken < most && room.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  void giveBack(int places) {
    room.release(places);
  }
}
