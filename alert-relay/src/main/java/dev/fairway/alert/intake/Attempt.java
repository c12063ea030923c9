package dev.fairway.alert.intake;

import dev.fairway.common.failure.Failures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/** Something to be done for messages, which are done with where it succeeds. */
record Attempt(List<Message> messages, Work work) {

  private static final Logger log = LoggerFactory.getLogger(Attempt.class);

  /** Of one lane: all lanes together keep within the connections that are kept open. */
  private static final int AT_ONCE = 16;

  /** What may be interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  /** Makes all attempts, many at once, and returns the messages that are done with. */
  static Set<Message> all(List<Attempt> attempts) throws InterruptedException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<Boolean>> outcomes =
          threads.invokeAll(attempts.stream().map(Attempt::call).toList());
      Set<Message> done = new HashSet<>();
      for (int i = 0; i < outcomes.size(); i++) {
        if (succeeded(outcomes.get(i))) {
          done.addAll(attempts.get(i).messages());
        }
      }
      return done;
    }
  }

  private static boolean succeeded(Future<Boolean> outcome) throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException failed) {
      report(failed);
      return false;
    }
  }

  private static void report(Exception failed) {
    Failures.find(failed)
        .ifPresentOrElse(
            known -> log.warn("Messages are tried again: {}", known.getMessage()),
            () -> log.error("Messages are tried again", failed));
  }

  private Callable<Boolean> call() {
    return () -> {
      work.run();
      return true;
    };
  }
}
