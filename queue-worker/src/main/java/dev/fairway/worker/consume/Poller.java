package dev.fairway.worker.consume;

import dev.fairway.common.failure.FairwayException;
import dev.fairway.worker.consume.backoff.OutageBackOff;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.consume.queue.WorkQueue;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives as many messages as there is room for, and hands them to the crew, over and over. */
final class Poller implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  /** "ReceiveMessage": ten at most. */
  static final int BATCH = 10;

  private final WorkQueue queue;
  private final Admission admission;
  private final Crew crew;
  private final PauseWatch pause;
  private final JobMetrics metrics;
  private final Outages outages;
  private final Thread thread = Thread.ofVirtual().name("poller").unstarted(this);
  private boolean receiving;
  private boolean stopped;

  /**
   * @param receiving of SQS
   * @param recording of the records
   */
  record Outages(OutageBackOff receiving, OutageBackOff recording) {

    Duration delay() {
      Duration one = receiving.delay();
      Duration other = recording.delay();
      return one.compareTo(other) > 0 ? one : other;
    }
  }

  Poller(
      MessageLife.Surroundings around,
      Admission admission,
      Crew crew,
      PauseWatch pause,
      Outages outages) {
    this.queue = around.queue();
    this.metrics = around.metrics();
    this.admission = admission;
    this.crew = crew;
    this.pause = pause;
    this.outages = outages;
  }

  void start() {
    thread.start();
  }

  /**
   * Receives no more. A receive that is under way goes on to its end, and what it brings goes back:
   * cut short, it might take messages along that nobody else sees until their visibility timeout.
   */
  synchronized void stop() {
    stopped = true;
    if (!receiving) {
      thread.interrupt();
    }
  }

  void awaitEnd(Duration time) throws InterruptedException {
    if (!thread.join(time)) {
      thread.interrupt();
      thread.join();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("The worker stops.");
    }
    receiving = true;
  }

  private synchronized void end() {
    receiving = false;
  }

  private synchronized boolean stopped() {
    return stopped;
  }

  /** The outermost loop: nothing but an interruption ends it. */
  @Override
  public void run() {
    try {
      while (!stopped()) {
        pause.awaitResumed();
        Thread.sleep(outages.delay());
        int room = admission.take();
        List<Delivery> received = receive(room);
        admission.giveBack(room - received.size());
        startOrGiveBack(received);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Delivery> receive(int room) throws InterruptedException {
    begin();
    try {
      List<Delivery> received = queue.receive(room);
      outages.receiving().succeeded();
      metrics.received(received.size());
      return received;
    } catch (FairwayException outOfReach) {
      outages.receiving().failed();
      log.warn("Nothing can be received: {}", outOfReach.getMessage());
    } catch (RuntimeException unforeseen) {
      outages.receiving().failed();
      log.error("Nothing can be received", unforeseen);
    } finally {
      end();
    }
    return List.of();
  }

  private synchronized void startOrGiveBack(List<Delivery> received) {
    if (pause.paused() || stopped()) {
      received.forEach(delivery -> queue.giveBack(delivery, Duration.ZERO));
      admission.giveBack(received.size());
    } else {
      crew.start(received);
    }
  }
}
