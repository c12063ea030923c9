package dev.fairway.batch.state;

import dev.fairway.batch.report.Reports;
import dev.fairway.batch.state.LeaseDesk.Term;
import dev.fairway.common.failure.FairwayException;
import dev.fairway.common.failure.OutOfReachException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The lease while it is ours. It is lost when another run has taken it over, or when no renewal
 * succeeded for as long as it lasts; then the run's thread is interrupted.
 */
public final class Lease implements Reports.Publishing, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Lease.class);

  private final StateTable table;
  private final LeaseSettings settings;
  private final Clock clock;
  private final Term term;
  private final Thread worker = Thread.currentThread();
  private final Heartbeat heartbeat;
  private volatile Instant renewedAt;
  private volatile @Nullable String lost;

  private Lease(StateTable table, LeaseSettings settings, Clock clock, Term term) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
    this.term = term;
    this.renewedAt = term.since();
    this.heartbeat = new Heartbeat(settings.heartbeat(), this::beat);
  }

  static Lease start(StateTable table, LeaseSettings settings, Clock clock, Term term) {
    Lease lease = new Lease(table, settings, clock, term);
    lease.heartbeat.start();
    return lease;
  }

  /** Greater than that of each run before. */
  @Override
  public long token() {
    return term.token();
  }

  /** Why it is no longer ours. */
  public Optional<String> lost() {
    return Optional.ofNullable(lost);
  }

  /** Reads the lease and throws unless it is still ours. */
  @Override
  public void check() throws InterruptedException {
    if (lost == null && !isOurs()) {
      lost = takenOver();
    }
    expire();
    String why = lost;
    if (why != null) {
      throw new OutOfReachException(why);
    }
  }

  private boolean isOurs() throws InterruptedException {
    return table
        .find(LeaseDesk.PK, LeaseDesk.SK)
        .flatMap(lease -> lease.optional("runId"))
        .filter(term.run()::equals)
        .isPresent();
  }

  /** Renews it; returns false once it is lost. */
  boolean beat() throws InterruptedException {
    Instant now = clock.instant();
    try {
      if (renew(now)) {
        renewedAt = now;
        return true;
      }
      lose(takenOver());
      return false;
    } catch (FairwayException | SdkException failed) {
      log.warn("The lease could not be renewed: {}", failed.getMessage());
      expire();
      if (lost != null) {
        worker.interrupt();
      }
      return lost == null;
    }
  }

  private boolean renew(Instant now) throws InterruptedException {
    return table.update(
        LeaseDesk.PK,
        LeaseDesk.SK,
        update ->
            update
                .updateExpression("SET heldUntil = :until")
                .conditionExpression("runId = :run")
                .expressionAttributeValues(
                    Map.of(
                        ":until", AttributeValue.fromS(now.plus(settings.time()).toString()),
                        ":run", AttributeValue.fromS(term.run()))));
  }

  private void expire() {
    Duration silence = Duration.between(renewedAt, clock.instant());
    if (lost == null && silence.compareTo(settings.time()) >= 0) {
      lost =
          "The lease ran out: no renewal succeeded for "
              + silence
              + ". This run stops and writes no more; the next one goes on.";
    }
  }

  private void lose(String why) {
    lost = why;
    worker.interrupt();
  }

  private static String takenOver() {
    return "Another run has taken the lease over. This one stops and writes no more.";
  }

  /** Ends the heartbeat and gives the lease back where it is still ours. */
  @Override
  public void close() {
    // A run that was told to stop still gives its lease back, so that the next need not wait.
    boolean interrupted = Thread.interrupted();
    try {
      heartbeat.stop();
      release();
    } catch (InterruptedException again) {
      interrupted = true;
    } catch (FairwayException | SdkException failed) {
      log.warn("The lease was not given back and will run out: {}", failed.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void release() throws InterruptedException {
    table.update(
        LeaseDesk.PK,
        LeaseDesk.SK,
        update ->
            update
                .updateExpression("REMOVE holder, runId, heldSince, heldUntil")
                .conditionExpression("runId = :run")
                .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(term.run()))));
  }
}
