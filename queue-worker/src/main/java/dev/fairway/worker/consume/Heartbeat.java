package dev.fairway.worker.consume;

import dev.fairway.common.failure.FairwayException;
import dev.fairway.worker.consume.ledger.Lease;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.consume.queue.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the messages in hand hidden and their leases held for as long as the work goes on. */
final class Heartbeat implements Periodic {

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final int BEATS_PER_VISIBILITY = 6;

  private final InHand inHand;
  private final WorkQueue queue;
  private final Ledger ledger;
  private final Duration visibility;

  Heartbeat(InHand inHand, WorkQueue queue, Ledger ledger, Duration visibility) {
    this.inHand = inHand;
    this.queue = queue;
    this.ledger = ledger;
    this.visibility = visibility;
  }

  @Override
  public Duration period() {
    return visibility.dividedBy(BEATS_PER_VISIBILITY);
  }

  @Override
  public void tick() throws InterruptedException {
    try {
      inHand.renew(this::renew);
    } catch (FairwayException missed) {
      log.warn("A heartbeat was missed: {}", missed.getMessage());
    }
  }

  private void renew(List<Held> ageing) throws InterruptedException {
    List<Lease> leases = ageing.stream().map(Held::lease).flatMap(Optional::stream).toList();
    ledger.renew(leases).forEach(lost -> log.warn("Another has taken over job {}", lost.jobId()));
    queue.hide(ageing.stream().map(Held::delivery).toList(), visibility);
  }
}
