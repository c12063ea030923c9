package dev.fairway.alert.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes a batch until all of it is done. What can't be done yet, because AWS is out of reach, stays
 * in hand and hidden: it is not received over and over until SQS gives it up, and as what is in
 * hand is bounded, the rest stays in the queue.
 */
final class Intake {

  static final Duration VISIBILITY = Duration.ofMinutes(1);

  private final SqsQueue queue;
  private final BatchWork work;
  private final Stopping stopping;

  Intake(SqsQueue queue, BatchWork work, Stopping stopping) {
    this.queue = queue;
    this.work = work;
    this.stopping = stopping;
  }

  /** Returns when all is done, or at the end of the application, with the rest left to others. */
  void take(List<Message> batch) throws InterruptedException {
    List<Message> left = new ArrayList<>(batch);
    for (int failures = 0; ; failures++) {
      Set<Message> done = work.work(List.copyOf(left));
      if (!done.isEmpty()) {
        queue.delete(done);
        left.removeAll(done);
      }
      if (left.isEmpty() || stopping.within(OutageDelay.after(failures))) {
        return;
      }
      queue.hide(left, VISIBILITY);
    }
  }
}
