package dev.fairway.worker.consume;

import dev.fairway.common.failure.FairwayException;
import dev.fairway.worker.consume.backoff.OutageBackOff;
import dev.fairway.worker.consume.ledger.Lease;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.consume.queue.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what was received: each message on a virtual thread of its own, the messages of one FIFO
 * group one after the other on the same.
 */
final class Crew {

  private static final Logger log = LoggerFactory.getLogger(Crew.class);

  private final MessageLife life;
  private final InHand inHand;
  private final Admission admission;
  private final OutageBackOff outage;
  private final WorkQueue queue;
  private final Ledger ledger;

  Crew(
      MessageLife.Surroundings around,
      MessageLife life,
      Admission admission,
      OutageBackOff outage) {
    this.life = life;
    this.inHand = around.inHand();
    this.queue = around.queue();
    this.ledger = around.ledger();
    this.admission = admission;
    this.outage = outage;
  }

  void start(List<Delivery> deliveries) {
    Collection<List<Held>> groups =
        deliveries.stream()
            .map(inHand::add)
            .collect(
                Collectors.groupingBy(
                    held -> held.delivery().group().orElse(held.delivery().messageId()),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values();
    groups.forEach(group -> Thread.ofVirtual().name("job").start(() -> inOrder(group)));
  }

  /** Once one of a group must come again, those behind it go back too: SQS keeps their order. */
  private void inOrder(List<Held> group) {
    boolean goOn = true;
    for (Held message : group) {
      if (goOn && message.begin()) {
        goOn = live(message);
      } else {
        inHand.letGo(message);
        queue.giveBack(message.delivery(), Duration.ZERO);
      }
      inHand.remove(message);
      admission.giveBack(1);
    }
  }

  /** The outermost place of a job: whatever goes wrong, its message is left for another time. */
  private boolean live(Held message) {
    try {
      boolean settled = life.live(message);
      outage.succeeded();
      return settled;
    } catch (InterruptedException stopped) {
      comeBack(message);
    } catch (FairwayException outOfReach) {
      outage.failed();
      log.warn("Left for redelivery: {}", outOfReach.getMessage());
    } catch (RuntimeException unforeseen) {
      outage.failed();
      log.error("Message {} is left", message.delivery().messageId(), unforeseen);
    }
    return false;
  }

  /** Gives back a job that was not done to its end, at once. */
  void comeBack(Held message) {
    inHand.letGo(message);
    message.lease().ifPresent(this::release);
    queue.giveBack(message.delivery(), Duration.ZERO);
  }

  private void release(Lease lease) {
    try {
      ledger.release(lease);
      log.info("Job {} goes back to the queue", lease.jobId());
    } catch (FairwayException kept) {
      log.warn("Job {} waits for its lease to end: {}", lease.jobId(), kept.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
