package dev.fairway.alert.intake;

import dev.fairway.common.failure.FairwayException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives a batch, has it taken in, and receives the next, until it is to stop. */
final class Lane implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final SqsQueue queue;
  private final Intake intake;
  private final Stopping stopping;
  private final Thread thread = Thread.ofVirtual().name("lane").unstarted(this);
  private int failures;

  Lane(SqsQueue queue, BatchWork work, Stopping stopping) {
    this.queue = queue;
    this.intake = new Intake(queue, work, stopping);
    this.stopping = stopping;
  }

  void start() {
    thread.start();
  }

  /** The outermost loop: nothing but an interruption or the end stops it. */
  @Override
  public void run() {
    try {
      while (!stopping.stopped()) {
        if (!next()) {
          stopping.within(OutageDelay.after(failures++));
        } else {
          failures = 0;
        }
      }
    } catch (InterruptedException stopped) {
      // What is not deleted comes again.
      Thread.currentThread().interrupt();
    }
  }

  private boolean next() throws InterruptedException {
    try {
      List<Message> batch = queue.receive();
      if (!batch.isEmpty()) {
        intake.take(batch);
      }
      return true;
    } catch (FairwayException outOfReach) {
      log.warn("Tried again soon: {}", outOfReach.getMessage());
    } catch (RuntimeException unforeseen) {
      log.error("{} can't be worked off; tried again soon", queue.url(), unforeseen);
    }
    return false;
  }

  /** Waits for the end of what is in hand; what takes longer is interrupted. */
  void awaitEnd(Duration time) throws InterruptedException {
    if (!thread.join(time)) {
      thread.interrupt();
      thread.join();
    }
  }
}
