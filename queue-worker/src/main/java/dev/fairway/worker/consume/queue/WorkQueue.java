package dev.fairway.worker.consume.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The queue that the work comes from, and the one for what can't be worked off. */
public interface WorkQueue {

  /** Waits for messages, up to 20 seconds, and returns those that are there. */
  List<Delivery> receive(int most) throws InterruptedException;

  /** Deletes a message soon, together with others; a failure is logged. */
  void delete(Delivery delivery);

  /** Hides messages from now on, as the work goes on; a failure is logged. */
  void hide(Collection<Delivery> deliveries, Duration time) throws InterruptedException;

  /** Lets a message be handed out again after a delay. */
  void giveBack(Delivery delivery, Duration delay);

  /** Puts a message into the dead-letter queue; it is still to be deleted here. */
  void bury(DeadLetter letter) throws InterruptedException;
}
