package dev.fairway.worker.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Looks into the dead-letter queue. SQS has no way to look without receiving: messages are hidden
 * for the moment and returned at once, and of a large queue this is a sample.
 */
public final class DeadLetters {

  /** The most that one look shows. */
  public static final int MOST = 100;

  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private final DeadLetterQueue queue;

  DeadLetters(DeadLetterQueue queue) {
    this.queue = queue;
  }

  public List<DeadLetter> sample(int limit) throws InterruptedException {
    var taken = new ArrayList<Message>();
    try {
      while (taken.size() < limit) {
        List<Message> some = queue.take(HIDDEN, limit - taken.size());
        if (some.isEmpty()) {
          break;
        }
        taken.addAll(some);
      }
    } finally {
      queue.giveBack(taken);
    }
    return taken.stream().map(DeadLetter::of).toList();
  }
}
