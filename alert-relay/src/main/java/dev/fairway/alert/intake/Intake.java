package dev.fairway.alert.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes a batch until all of it is done. What can't be done yet, because AWS is out of reach, stays
 * in hand and hidden: it is not received over and over until SQS gives it up, and as what is in
 * hand is bounded, the rest stays in the queue.
 */
final class Intake {

  static final Duration VISIBILITY = Duration.ofMinutes(1);

  private static final long SHORTEST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;
  private static final int MOST_DOUBLINGS = 5;

  private final BatchWork work;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Intake(BatchWork work) {
    this.work = work;
  }

  /** Returns when all is done, or at the end of the application, with the rest left undone. */
  void take(Batch batch) throws InterruptedException {
    List<Message> left = new ArrayList<>(batch.messages());
    for (int attempt = 0; ; attempt++) {
      Set<Message> done = work.work(List.copyOf(left));
      if (!done.isEmpty()) {
        batch.delete(done);
        left.removeAll(done);
      }
      if (left.isEmpty() || stopsWithin(delay(attempt))) {
        return;
      }
      batch.hide(left, VISIBILITY);
    }
  }

  private boolean stopsWithin(long millis) throws InterruptedException {
    return stopping.await(millis, TimeUnit.MILLISECONDS);
  }

  private static long delay(int attempt) {
    long longest =
        Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(attempt, MOST_DOUBLINGS));
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }

  /** What is not done at its next try is left to others. */
  void stop() {
    stopping.countDown();
  }
}
