package dev.fairway.worker.consume;

import java.time.Duration;

/** Something that is done again and again while the consumer runs. */
interface Periodic {

  Duration period();

  /** Does it once; what it throws is logged, and it is done again. */
  void tick() throws InterruptedException;
}
