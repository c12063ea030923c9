package dev.fairway.alert.publish;

import dev.fairway.alert.book.AlertId;
import dev.fairway.alert.book.DigestId;
import dev.fairway.alert.book.Digests;
import dev.fairway.alert.book.Digests.LeasedDigest;
import dev.fairway.alert.book.Due;
import dev.fairway.alert.book.DueAlerts;
import dev.fairway.alert.book.Leased;
import dev.fairway.common.failure.FairwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of alerts as soon as they are opened, and of all else when it is due; some at once. */
public final class Publisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);
  private static final int AT_ONCE = 8;

  /** What waited longer is left to the next look at what is due: its lease may end meanwhile. */
  private static final Duration LONGEST_WAIT = DueAlerts.LEASE.dividedBy(2);

  private final DueAlerts due;
  private final Digests digests;
  private final Teller teller;
  private final DigestTeller digestTeller;
  private final Duration drain;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param drain how long what is being told may go on once this is closed
   */
  Publisher(
      DueAlerts due, Digests digests, Teller teller, DigestTeller digestTeller, Duration drain) {
    this.due = due;
    this.digests = digests;
    this.teller = teller;
    this.digestTeller = digestTeller;
    this.drain = drain;
  }

  /** What may be interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** Tells of an alert that the caller has opened; returns at once. */
  public void opened(Leased leased) {
    start(leased.alert().id().toString(), () -> teller.work(leased));
  }

  /** Looks whether something is to be told of an alert; returns at once. */
  public void look(AlertId id) {
    start(id.toString(), () -> tell(id));
  }

  /** Tells all that is due, and returns when it is done. */
  public void tellDue() throws InterruptedException {
    List<Future<?>> all = new ArrayList<>();
    for (Due next : due.due()) {
      all.add(start(next.toString(), () -> tell(next)));
    }
    for (Future<?> one : all) {
      await(one);
    }
  }

  private static void await(Future<?> one) throws InterruptedException {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Work reports its failures itself.", e);
    }
  }

  private void tell(Due next) throws InterruptedException {
    switch (next) {
      case Due.OfAlert(AlertId id) -> tell(id);
      case Due.OfDigest(DigestId id) -> {
        Optional<LeasedDigest> leased = digests.lease(id);
        if (leased.isPresent()) {
          digestTeller.tell(leased.get());
        }
      }
    }
  }

  private void tell(AlertId id) throws InterruptedException {
    Optional<Leased> leased = due.lease(id);
    if (leased.isPresent()) {
      teller.work(leased.get());
    }
  }

  private Future<?> start(String what, Work work) {
    return threads.submit(() -> runInTurn(what, work));
  }

  /** The outermost frame of a thread: all that fails is left to the next look at what is due. */
  private void runInTurn(String what, Work work) {
    boolean mine = false;
    try {
      mine = places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (mine) {
        work.run();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (FairwayException failed) {
      log.warn("{} is looked at later: {}", what, failed.getMessage());
    } catch (RuntimeException unforeseen) {
      log.error("{} is looked at later", what, unforeseen);
    } finally {
      if (mine) {
        places.release();
      }
    }
  }

  /** Ends what is being told, or leaves it to another relay. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
